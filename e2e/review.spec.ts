import type { Page } from "@playwright/test";
import type { ReviewPage } from "@/lib/schema/review";
import type { ThreatAnalysis } from "@/lib/schema/threat-analysis";
import { asItIs, judged, REMOTE_LOGON, sampleAlert } from "./support/alerts";
import { faultsOf } from "./support/faults";
import { expect, keepScreen, setTheme, test } from "./support/story";

const list = (page: Page) => page.getByRole("list", { name: "Review queue" });
const row = (page: Page, id: string) => page.getByTestId(`review-${id}`);
const shown = (page: Page) => page.getByTestId("shown-item");
const threatOf = async (page: Page, id: string) =>
  (await (await page.request.get(`/api/threats/${id}`)).json()) as ThreatAnalysis;
const waiting = async (page: Page, query = "") =>
  (await (await page.request.get(`/api/review?limit=200${query}`)).json()) as ReviewPage;

/** A threat that needs a person, as an integrator posts it. */
async function trigger(page: Page): Promise<ThreatAnalysis> {
  const answer = await page.request.post("/api/threats/trigger", { data: { scenario: "critical_threat" } });
  const threat = (await answer.json()) as ThreatAnalysis;
  expect(threat.requires_human_review).toBe(true);
  return threat;
}

/** The server paints the page at once; keys are heard when it has come alive. */
async function openReview(page: Page, path = "/review"): Promise<void> {
  await page.goto(path);
  await expect(page.locator("div[data-alive]")).toBeVisible();
}

test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
});

test("an analyst finds the most urgent first, from the rail and with g r", async ({ page }) => {
  await trigger(page);
  await page.goto("/");
  await expect(page.getByRole("link", { name: /^Review \d+\+? waiting$/ })).toBeVisible();
  await expect(page.getByRole("button", { name: /Trigger/ }).first()).toBeEnabled();
  await page.keyboard.press("g");
  await page.keyboard.press("r");
  await expect(page).toHaveURL(/\/review/);
  await expect(list(page).getByRole("listitem").first()).toBeVisible();
  const { items } = await waiting(page);
  await expect(list(page).getByRole("listitem").first()).toHaveAttribute("data-id", items[0]?.id ?? "");
  await expect(row(page, items[0]?.id ?? "").getByRole("timer")).toHaveText(/left|late/);
});

test("takes one, notes, resolves with a reason and goes on, all by keyboard", async ({ page, openConsole }) => {
  test.slow(); // two browsers
  const threat = await trigger(page);
  await openReview(page, `/review?item=threat:${threat.id}`);
  await expect(shown(page).getByRole("heading", { level: 1 })).toContainText(threat.headline);
  const other = await openConsole({ path: `/review?mine=true&item=threat:${threat.id}` });
  await expect(shown(other)).toContainText("nobody has taken it", { timeout: 30_000 }); // it begins with an empty cache

  await page.keyboard.press("t");
  await expect(shown(page).getByRole("button", { name: "Release" })).toBeVisible();
  await expect(shown(other)).toContainText("taken by Analyst"); // the other console hears of it at once
  await expect(row(other, threat.id)).toContainText("Taken by");

  await page.keyboard.press("n");
  await page.getByRole("dialog", { name: "Add a note" }).getByLabel("Note").fill("Called the customer.");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await threatOf(page, threat.id)).notes.at(-1)?.text).toBe("Called the customer.");

  await expect(page.getByRole("dialog")).toBeHidden();
  await page.keyboard.press("r");
  const dialog = page.getByRole("dialog", { name: "How did it end?" });
  await expect(dialog).toBeVisible();
  await page.keyboard.press("1");
  await dialog.getByLabel("Why?").fill("The customer confirms it.");
  await dialog.getByRole("button", { name: "Resolve" }).click();
  await expect(row(page, threat.id)).toBeHidden();
  await expect(row(other, threat.id)).toBeHidden();
  expect((await threatOf(page, threat.id)).resolution).toMatchObject({ note: "The customer confirms it." });
  await expect(page).not.toHaveURL(new RegExp(threat.id)); // the next one is shown by itself
  await expect(shown(other)).toContainText("The customer confirms it."); // a colleague is not taken away from it

  await expect(list(page).locator("[aria-current=true]")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(shown(page)).toBeFocused();
});

test("an alert that waits for approval is decided in the queue", async ({ page }) => {
  const alert = await judged(page, sampleAlert(REMOTE_LOGON));
  expect(alert.status).toBe("awaiting_approval");
  const { workflow_id, version } = alert;
  await page.request.patch(`/api/alerts/${workflow_id}`, { data: { assignee: "Analyst", version } });
  await openReview(page, `/review?kind=alert&mine=true&item=alert:${workflow_id}`);
  await expect(row(page, alert.workflow_id)).toContainText(/waits? for approval/);
  await expect(shown(page).getByRole("heading", { name: alert.alert.rule_name })).toBeVisible();
  await page.keyboard.press("a");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: /^Approve/ }).click();
  await expect
    .poll(async () => (await asItIs(page, alert.workflow_id)).decisions?.[0]?.decision, { timeout: 15_000 })
    .toBe("approve");
});

test("snoozes with a reason, finds it among the snoozed, and takes that back", async ({ page }) => {
  const threat = await trigger(page);
  await openReview(page, `/review?item=threat:${threat.id}`);
  await expect(shown(page).getByRole("heading", { level: 1 })).toBeVisible();
  await page.keyboard.press("s");
  const dialog = page.getByRole("dialog", { name: "Snooze this threat" });
  await expect(dialog.getByLabel("Why")).toBeFocused();
  await page.keyboard.type("Waiting for the customer.");
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(row(page, threat.id)).toBeHidden();
  expect((await threatOf(page, threat.id)).notes.at(-1)?.text).toBe("Waiting for the customer.");
  const undo = page.getByRole("button", { name: "Undo" });
  await page.getByRole("button", { name: /^Snoozed/ }).click();
  await expect(row(page, threat.id)).toContainText(/back in \d+:\d\d/);
  await undo.click();
  await expect(row(page, threat.id)).toBeHidden();
  expect((await threatOf(page, threat.id)).snoozed_until).toBeNull();
});

test("an alert is put off too, with who and why, and woken", async ({ page }) => {
  const { workflow_id: id } = await judged(page, sampleAlert(REMOTE_LOGON));
  await openReview(page, `/review?kind=alert&item=alert:${id}`);
  await expect(shown(page).getByRole("button", { name: /^Take/ })).toBeEnabled();
  await page.keyboard.press("s");
  const dialog = page.getByRole("dialog", { name: "Snooze this alert" });
  await expect(dialog.getByLabel("Why")).toBeFocused();
  await page.keyboard.type("The owner looks.");
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(page).not.toHaveURL(new RegExp(id)); // it has left, and the next is shown
  await openReview(page, `/review?kind=alert&snoozed=true&item=alert:${id}`);
  await expect(row(page, id)).toContainText("Analyst: The owner looks.");
  const strip = page.getByRole("region", { name: "Snoozed" });
  await expect(strip).toContainText(/by Analyst, back in \d+:\d\d/);
  await expect(strip).toContainText("The owner looks.");
  await page.keyboard.press("s");
  await expect(row(page, id)).toBeHidden();
  expect(await asItIs(page, id)).toMatchObject({ snoozed_until: null, snooze_reason: null });
});

test("what is snoozed comes back by itself", async ({ page }) => {
  const { workflow_id: id, version } = await judged(page, sampleAlert(REMOTE_LOGON));
  await page.request.patch(`/api/alerts/${id}`, { data: { assignee: "Analyst", version } });
  await openReview(page, `/review?kind=alert&mine=true&item=alert:${id}`);
  await expect(row(page, id)).toBeVisible();
  const snoozed_until = new Date(Date.now() + 5000).toISOString();
  await page.request.patch(`/api/alerts/${id}`, { data: { snoozed_until, note: "A moment.", version: version + 1 } });
  await expect(row(page, id)).toBeHidden();
  await expect(row(page, id)).toBeVisible({ timeout: 15_000 });
});

test("says why something is where it is", async ({ page }) => {
  const threat = await trigger(page);
  await openReview(page, `/review?item=threat:${threat.id}`);
  await expect(row(page, threat.id)).toBeVisible();
  await page.keyboard.press("p");
  const parts = page.getByRole("region", { name: "Why here?" });
  await expect(parts).toContainText("cannot wait longer");
  await expect(parts).toContainText(/risk \d\.\d\d of 1/);
  await expect(parts).toContainText(/\d+ minutes sooner/);
  await page.keyboard.press("p");
  await expect(parts).toBeHidden();
});

for (const kind of ["threat", "alert"] as const) {
  test(`of two who take the same ${kind} the first has it, and can release it`, async ({
    page,
    openConsole,
    allowNoise,
  }) => {
    allowNoise(/409/);
    test.slow(); // two browsers
    const it = kind === "threat" ? await trigger(page) : await judged(page, sampleAlert(REMOTE_LOGON));
    const id = "workflow_id" in it ? it.workflow_id : it.id;
    const path = `/review?item=${kind}:${id}`;
    const call = kind === "threat" ? `/api/threats/${id}` : `/api/alerts/${id}`;
    await openReview(page, path);
    const other = await openConsole({ path });
    for (const one of [page, other]) {
      await expect(shown(one).getByRole("button", { name: /^Take/ })).toBeEnabled({ timeout: 30_000 });
    }

    let raced = false;
    await other.route(`**${call}`, async (route) => {
      if (route.request().method() === "PATCH" && !raced) {
        raced = true; // Kim's call comes in while this one is on its way
        await page.request.patch(call, { data: { assignee: "Kim", version: it.version } });
      }
      await route.continue();
    });
    await other.keyboard.press("t");
    await expect(other.getByText(`Someone else changed this ${kind}`)).toBeVisible();
    for (const one of [page, other]) await expect(shown(one)).toContainText("taken by Kim");
    await expect(row(page, id)).toContainText("Kim");

    await expect(shown(page).getByRole("button", { name: /^Take over/ })).toBeEnabled();
    await page.keyboard.press("t");
    await expect(shown(other)).toContainText("taken by Analyst");
    await expect(shown(page).getByRole("button", { name: /^Release/ })).toBeEnabled();
    await page.keyboard.press("t");
    for (const one of [page, other]) await expect(shown(one)).toContainText("nobody has taken it");
  });
}

test("changes threats and alerts together, and says of each that could not be why", async ({ page }) => {
  const threat = await trigger(page);
  const alert = await judged(page, sampleAlert(REMOTE_LOGON));
  const id = alert.workflow_id;
  await page.request.patch(`/api/threats/${threat.id}`, { data: { assignee: "Analyst", version: threat.version } });
  await page.request.patch(`/api/alerts/${id}`, { data: { assignee: "Analyst", version: alert.version } });
  const mark = async () => {
    await openReview(page, `/review?mine=true&item=threat:${threat.id}`);
    await row(page, threat.id).getByRole("checkbox").check();
    await row(page, id).getByRole("checkbox").check();
    await expect(page.getByText("1 threat and 1 alert selected")).toBeVisible();
  };
  await mark();
  await page.keyboard.press("Shift+R");
  const dialog = page.getByRole("dialog", { name: "How did 1 threat and 1 alert end?" });
  await expect(dialog).toBeVisible();
  await page.keyboard.press("1");
  await dialog.getByLabel("Why?").fill("One intrusion.");
  await page.keyboard.press("Enter");
  await expect(page.getByText("1 threat and 1 alert resolved: true positive")).toBeVisible();
  await expect(row(page, threat.id)).toBeHidden();
  expect((await asItIs(page, id)).resolution).toMatchObject({ verdict: "true_positive", note: "One intrusion." });
  await page.keyboard.press("z"); // "Undo", by keyboard
  await expect(page.getByText("1 threat and 1 alert as before")).toBeVisible();
  await expect(row(page, threat.id)).toBeVisible();
  expect((await asItIs(page, id)).resolution).toBeNull();

  const { version } = await asItIs(page, id);
  await mark();
  await page.request.patch(`/api/alerts/${id}`, { data: { assignee: "Kim", version } });
  await page.keyboard.press("Shift+T");
  await expect(page.getByText("1 threat taken: yours now")).toBeVisible();
  await expect(page.getByRole("region", { name: "Not changed" })).toContainText("Kim has taken it.");
  expect((await asItIs(page, id)).assignee).toBe("Kim");
});

test("resolves several at once, with a count and an undo", async ({ page }) => {
  const threats = [await trigger(page), await trigger(page), await trigger(page)];
  for (const { id, version } of threats) {
    await page.request.patch(`/api/threats/${id}`, { data: { assignee: "Analyst", version } });
  }
  await openReview(page, "/review?mine=true&kind=threat");
  await expect(list(page).getByRole("listitem")).not.toHaveCount(0);
  await expect(list(page).locator("[aria-current=true]")).toBeVisible();
  const mine = (await waiting(page, "&mine=true&kind=threat")).items.length;
  await page.keyboard.press("x");
  await expect(page.getByText("1 threat selected")).toBeVisible();
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("Shift+X");
  await expect(page.getByText("3 threats selected")).toBeVisible();
  await page.keyboard.press("Shift+E"); // all that match
  await expect(page.getByText(`${mine} threats selected`)).toBeVisible();
  await keepScreen(page, "review-selection");

  await page.keyboard.press("Shift+R");
  const dialog = page.getByRole("dialog", { name: `How did ${mine} threats end?` });
  await expect(dialog).toBeVisible();
  await page.keyboard.press("2");
  await dialog.getByLabel("Why").fill("One scanner of ours.");
  await dialog.getByRole("button", { name: /^Resolve/ }).click();
  await expect(page.getByText(`${mine} threats resolved: false positive`)).toBeVisible();
  await expect(page.getByText("You have taken nothing that still waits.")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText(`${mine} threats as before`)).toBeVisible();
  await expect(list(page).getByRole("listitem")).not.toHaveCount(0);
  expect((await threatOf(page, threats[0]?.id ?? "")).resolution).toBeNull();
});

test("on a phone it is one item a screen", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const threat = await trigger(page);
  await trigger(page);
  await openReview(page, "/review?kind=threat");
  const first = list(page).getByRole("listitem").first();
  await first.getByRole("button").click();
  await expect(list(page)).toBeHidden();
  await expect(shown(page).getByRole("heading", { level: 1 })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await keepScreen(page, "review-phone");
  const second = list(page).getByRole("listitem").nth(1);
  const title = await shown(page).getByRole("heading", { level: 1 }).textContent();
  const url = page.url();
  await page.getByRole("button", { name: "Next" }).click();
  await expect(page).not.toHaveURL(url);
  await expect(shown(page)).toBeFocused();
  await page.getByRole("button", { name: "Previous" }).click();
  await expect(shown(page).getByRole("heading", { level: 1 })).toHaveText(title ?? "");
  await expect(second).toBeHidden();
  await page.getByRole("button", { name: "Queue" }).click();
  await expect(list(page)).toBeVisible();
  expect(threat.id).toBeTruthy();
});

test("says so when the queue cannot be loaded, and tries again", async ({ page, allowNoise }) => {
  allowNoise(/503|Failed to load/);
  await trigger(page);
  await openReview(page);
  await page.route("**/api/review?**", (route) =>
    route.fulfill({ status: 503, contentType: "application/problem+json", body: "{}" }),
  );
  await page.getByRole("button", { name: "Threats", exact: true }).click();
  await expect(page.getByText("The queue could not be loaded")).toBeVisible({ timeout: 20_000 });
  await page.unroute("**/api/review?**");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(list(page).getByRole("listitem").first()).toBeVisible();
});

for (const theme of ["dark", "light"] as const) {
  test(`has no fault that a machine can find in the ${theme} theme`, async ({ page, context, baseURL }) => {
    test.slow();
    await setTheme(context, theme, baseURL ?? "");
    const threat = await trigger(page);
    const alert = await judged(page, sampleAlert(REMOTE_LOGON));
    for (const path of [`?item=threat:${threat.id}`, `?item=alert:${alert.workflow_id}`, "?snoozed=true&mine=true"]) {
      await openReview(page, `/review${path}`);
      if (path.startsWith("?item")) {
        await expect(shown(page).getByRole("button", { name: /^Take/ })).toBeEnabled();
        await page.keyboard.press("p"); // and why it stands where it stands
        await expect(page.getByRole("region", { name: "Why here?" })).toBeVisible();
      }
      await page.waitForTimeout(400);
      expect(await faultsOf(page), path).toEqual([]);
      await keepScreen(page, `review-${theme}-${path.slice(1, 8).replace(/\W/g, "-")}`);
    }
    await openReview(page, "/review?kind=threat");
    await expect(list(page).locator("[aria-current=true]")).toBeVisible();
    await page.keyboard.press("x");
    expect(await faultsOf(page), "with a selection").toEqual([]);
    for (const key of ["n", "s", "Shift+R", "Shift+S"]) {
      await page.keyboard.press(key);
      await expect(page.getByRole("dialog")).toBeVisible();
      expect(await faultsOf(page), `dialog of ${key}`).toEqual([]);
      await page.keyboard.press("Escape");
      await expect(page.getByRole("dialog")).toBeHidden();
    }
  });
}
