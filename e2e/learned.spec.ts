import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import type { ThreatAnalysis } from "@/lib/schema/threat-analysis";
import { asItIs, judged, openAlert, sampleAlert } from "./support/alerts";
import { faultsOf } from "./support/faults";
import { expect, keepScreen, setTheme, test } from "./support/story";

const list = (page: Page) => page.getByRole("list", { name: "Resolutions" });
const row = (page: Page, reason: string) => list(page).getByRole("listitem").filter({ hasText: reason });

async function trigger(page: Page): Promise<ThreatAnalysis> {
  const answer = await page.request.post("/api/threats/trigger", { data: { scenario: "critical_threat" } });
  return (await answer.json()) as ThreatAnalysis;
}
const threatOf = async (page: Page, id: string) =>
  (await (await page.request.get(`/api/threats/${id}`)).json()) as ThreatAnalysis;

/** Resolves a threat as another console would. @returns its id, and the reason that only it has */
async function resolved(page: Page, resolution = "false_positive"): Promise<{ id: string; reason: string }> {
  const { id, version } = await trigger(page);
  const note = `Lesson ${randomUUID().slice(0, 8)}`;
  const answer = await page.request.patch(`/api/threats/${id}`, { data: { resolution, note, version } });
  expect(answer.status()).toBe(200);
  return { id, reason: note };
}
async function openLearned(page: Page, query = ""): Promise<void> {
  await page.goto(`/learned${query}`);
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
  await expect(list(page).getByRole("listitem").first()).toBeVisible();
}

test("what a resolution will change is shown before, and stands under what was learned, where it is taken back", async ({
  page,
}) => {
  const threat = await trigger(page);
  const reason = `Our red team ${randomUUID().slice(0, 8)}`;
  await page.goto(`/threats/${threat.id}`);
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
  await page.keyboard.press("r");
  const dialog = page.getByRole("dialog", { name: "How did it end?" });
  await expect(dialog.getByRole("radio", { name: "True positive" })).toBeFocused();
  await page.keyboard.press("3");
  await expect(dialog.getByRole("status")).toContainText(/The next signal like this: .*0\.\d+ → 0\.\d+/);
  await page.keyboard.press("Tab");
  await expect(dialog.getByLabel("Why?")).toBeFocused();
  await page.keyboard.type(reason);
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();

  await openLearned(page);
  await expect(row(page, reason)).toContainText("Benign");
  await expect(row(page, reason)).toContainText(/0\.\d+ → 0\.\d+/, { timeout: 15_000 }); // worked out a moment later
  await row(page, reason)
    .getByRole("button", { name: /^Take back/ })
    .click();
  const confirm = page.getByRole("dialog", { name: "Take this resolution back?" });
  await expect(confirm).toContainText(reason);
  expect(await faultsOf(page)).toEqual([]);
  await keepScreen(page, "learned-take-back");
  await confirm.getByRole("button", { name: "Take it back" }).click();
  await expect(confirm).toBeHidden();
  await expect(row(page, reason)).toContainText("taken back by Analyst");
  expect((await threatOf(page, threat.id)).resolution).toBeNull();
});

test("a resolution made elsewhere appears, and so does its end", async ({ page }) => {
  await openLearned(page, "?kind=threat");
  const { id, reason } = await resolved(page);
  await expect(row(page, reason)).toBeVisible();
  const { version } = await threatOf(page, id);
  await page.request.patch(`/api/threats/${id}`, { data: { resolution: null, version } });
  await expect(row(page, reason)).toContainText("Taken back");
  await expect(row(page, reason).getByRole("button")).toHaveCount(0);
});

test("one that somebody replaced meanwhile is not taken back", async ({ page }) => {
  const { id, reason } = await resolved(page);
  await openLearned(page);
  await row(page, reason)
    .getByRole("button", { name: /^Take back/ })
    .click();
  const { version } = await threatOf(page, id);
  const data = { resolution: "true_positive", note: "Looked again.", version };
  await page.request.patch(`/api/threats/${id}`, { data });
  await page.getByRole("dialog").getByRole("button", { name: "Take it back" }).click();
  await expect(page.getByText("Nothing was taken back")).toBeVisible();
  await expect(row(page, reason)).toContainText("resolved anew by Analyst");
  expect((await threatOf(page, id)).resolution).toMatchObject({ verdict: "true_positive" });
});

test("an alert teaches its rule: shown before, kept after, and the row opens it", async ({ page, allowNoise }) => {
  allowNoise(/status of 409/); // the workflow moves on by itself when its actions are rejected
  const workflow = await judged(page, sampleAlert(/judged malicious after delivery/i));
  const reason = `On call ${randomUUID().slice(0, 8)}`;
  await openAlert(page, workflow.workflow_id);
  await page.keyboard.press("r");
  const dialog = page.getByRole("dialog", { name: "How did it end?" });
  await expect(dialog.getByRole("radio", { name: "True positive" })).toBeFocused();
  await page.keyboard.press("3");
  await expect(dialog.getByRole("status")).toContainText(
    /The next alert like this: .*0\.\d+ → 0\.\d+ likely malicious/,
  );
  await expect(dialog.getByRole("status")).toContainText(/Its rule, in 30 days: \d+ real of \d+ → \d+ real of \d+/);
  await page.keyboard.press("Tab");
  await page.keyboard.type(reason);
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  expect((await asItIs(page, workflow.workflow_id)).resolution).toMatchObject({ verdict: "benign", note: reason });

  await openLearned(page, "?kind=alert");
  await expect(row(page, reason)).toContainText(/0\.\d+ → 0\.\d+/, { timeout: 15_000 });
  await row(page, reason).getByRole("link").click();
  await expect(page).toHaveURL(new RegExp(`/alerts/${workflow.workflow_id}`));
});

test("bars and filters narrow the list, and the address keeps them", async ({ page }) => {
  await openLearned(page);
  const figures = page.getByLabel("Figures");
  await expect(figures).toContainText("Resolutions that count");
  const bar = page.getByRole("list", { name: "Threat types" }).getByRole("button").first();
  const name = (await bar.textContent())?.split(/\d/)[0] ?? "";
  await bar.click();
  await expect(bar).toHaveAttribute("aria-pressed", "true");
  await expect(page).toHaveURL(/topic=/);
  const texts = async () =>
    (await list(page).getByRole("listitem").allTextContents()).map((text) => text.includes(name));
  await expect.poll(async () => (await texts()).every(Boolean)).toBe(true);
  await page.getByRole("button", { name: "Verdict: any" }).click();
  await page.getByRole("menuitemcheckbox", { name: "True positive" }).click();
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/verdict=true_positive/);
  await page.reload();
  await expect(page.getByRole("list", { name: "Active filters" })).toContainText("True positive");
  await expect(list(page).getByRole("listitem").first()).toContainText("True positive");
  await page.getByRole("button", { name: "Clear all" }).click();
  await expect(page).toHaveURL(/\/learned$/);

  await page.goto("/learned?by=Nobody+at+all");
  await expect(page.getByText("Nothing was resolved like that")).toBeVisible();
});

test("hundreds are walked by keyboard, few of them drawn", async ({ page }) => {
  await openLearned(page);
  await page.keyboard.press("j");
  await expect(list(page).getByRole("listitem").first().getByRole("link")).toBeFocused();
  const scroller = page.locator(".live-list");
  for (let pages = 0; pages < 4; pages++) {
    const before = await list(page).evaluate((element) => element.clientHeight);
    await scroller.evaluate((element) => element.scrollTo({ top: element.scrollHeight }));
    await expect.poll(() => list(page).evaluate((element) => element.clientHeight)).toBeGreaterThan(before);
  }
  expect(await list(page).getByRole("listitem").count()).toBeLessThanOrEqual(60);
  await expect(page.getByRole("button", { name: /^\d+ new$/ })).toBeHidden(); // older rows are not taken for new ones
});

for (const theme of ["dark", "light"] as const) {
  test(`nothing is wrong with the dialogs in the ${theme} theme`, async ({ page, context, baseURL }) => {
    test.slow(); // axe looks at the whole page behind them
    await setTheme(context, theme, baseURL ?? "");
    const { id } = await trigger(page);
    const { workflow_id } = await judged(page, sampleAlert(/judged malicious after delivery/i));
    for (const [kind, path] of [
      ["threat", `/threats/${id}`],
      ["alert", `/alerts/${workflow_id}`],
    ] as const) {
      await page.goto(path);
      await expect(page.getByText("Live", { exact: true })).toBeVisible();
      await page.keyboard.press("r");
      const dialog = page.getByRole("dialog", { name: "How did it end?" });
      await expect(dialog.getByRole("radio", { name: "True positive" })).toBeFocused();
      await page.keyboard.press("2");
      await expect(dialog.getByRole("status")).toContainText("The next");
      await dialog.getByRole("button", { name: "Resolve" }).click();
      await expect(dialog.getByText("Say why, in three letters at least.")).toBeVisible();
      expect(await faultsOf(page), kind).toEqual([]);
      await keepScreen(page, `resolve-${kind}-${theme}`);
    }
  });

  test(`nothing is wrong with the page in the ${theme} theme, nor on a phone`, async ({ page, context, baseURL }) => {
    await setTheme(context, theme, baseURL ?? "");
    await openLearned(page);
    expect(await faultsOf(page)).toEqual([]);
    await keepScreen(page, `learned-${theme}`);
    await page.setViewportSize({ width: 390, height: 844 });
    await expect(list(page).getByRole("listitem").first()).toBeVisible();
    expect(await faultsOf(page)).toEqual([]);
    const excess = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(excess).toBeLessThanOrEqual(0);
    await keepScreen(page, `learned-phone-${theme}`);
  });
}
