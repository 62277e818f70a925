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
  const threat = await trigger(page);
  await openReview(page, `/review?item=threat:${threat.id}`);
  await expect(shown(page).getByRole("heading", { level: 1 })).toContainText(threat.headline);
  const other = await openConsole({ path: `/review?mine=true&item=threat:${threat.id}` });
  await expect(shown(other)).toContainText("nobody has taken it");

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
  await expect(page.getByText("no longer in this queue")).toBeVisible();
  expect((await threatOf(page, threat.id)).resolution).toMatchObject({ note: "The customer confirms it." });

  await page.keyboard.press("j");
  await expect(page).not.toHaveURL(new RegExp(threat.id));
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
  await page.getByRole("button", { name: "Snoozed", exact: true }).click();
  await expect(row(page, threat.id)).toContainText(/back in \d+:\d\d/);
  await undo.click();
  await expect(row(page, threat.id)).toBeHidden();
  expect((await threatOf(page, threat.id)).snoozed_until).toBeNull();
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
  await page.keyboard.press("Shift+A");
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
  await openReview(page, "/review?kind=threat");
  const first = list(page).getByRole("listitem").first();
  await first.getByRole("button").click();
  await expect(list(page)).toBeHidden();
  await expect(shown(page).getByRole("heading", { level: 1 })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await keepScreen(page, "review-phone");
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
      await page.waitForTimeout(400);
      expect(await faultsOf(page), path).toEqual([]);
      await keepScreen(page, `review-${theme}-${path.slice(1, 8).replace(/\W/g, "-")}`);
    }
    await openReview(page, "/review?kind=threat");
    await expect(list(page).locator("[aria-current=true]")).toBeVisible();
    await page.keyboard.press("x");
    expect(await faultsOf(page), "with a selection").toEqual([]);
    for (const key of ["n", "s", "Shift+R"]) {
      await page.keyboard.press(key);
      await expect(page.getByRole("dialog")).toBeVisible();
      expect(await faultsOf(page), `dialog of ${key}`).toEqual([]);
      await page.keyboard.press("Escape");
      await expect(page.getByRole("dialog")).toBeHidden();
    }
  });
}
