import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { faultsOf } from "./support/faults";
import { expect, keepScreen, test } from "./support/story";

type Alert = { alert_id: string; severity: string };
type Label = { alert_id: string; verdict: string; reason: string };
const read = (name: string): unknown => JSON.parse(readFileSync(`data/${name}.json`, "utf8"));
const samples = read("alerts") as { alerts: Alert[] };
const truths = read("ground_truth") as Label[];

const figures = (page: Page) => page.locator("dl[aria-label=Figures]");
const cases = (page: Page) => page.getByRole("list", { name: "Cases" });
const runs = (page: Page) => page.getByRole("list", { name: "Runs" });
const report = (page: Page) => page.getByRole("region", { name: "Confusion matrix", exact: true });

/** The samples, one of them with a label that it does not deserve. */
const wrongly = () => ({
  alerts: samples.alerts.map((alert) => ({ ...alert })),
  truth: truths.map((truth, at) => (at === 0 ? { ...truth, verdict: "benign", reason: "Said in error." } : truth)),
});

async function runSamples(page: Page): Promise<void> {
  await page.goto("/evaluation");
  await page.getByRole("button", { name: "Run the 15 samples" }).click();
  await expect(page).toHaveURL(/run=/);
  await expect(report(page)).toBeVisible({ timeout: 40_000 });
}

async function useFile(page: Page, name: string, files: { name: string; value: unknown }[]): Promise<void> {
  await page.goto("/evaluation");
  await page.getByRole("button", { name: "Use your own file" }).click();
  const dialog = page.getByRole("dialog", { name: "Evaluate your own alerts" });
  await dialog.getByLabel("JSON files with alerts and labels").setInputFiles(
    files.map((file) => ({
      name: file.name,
      mimeType: "application/json",
      buffer: Buffer.from(typeof file.value === "string" ? file.value : JSON.stringify(file.value)),
    })),
  );
  await dialog.getByLabel("Name").fill(name);
}

test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
});

test("an analyst runs the samples and reads how often, how surely and where the verdicts are right", async ({
  page,
}) => {
  await runSamples(page);
  await expect(figures(page)).toContainText("15 of 15 verdicts");
  await expect(figures(page)).toContainText("no model was asked");
  await expect(page.getByRole("region", { name: "Calibration" })).toContainText("Above the dashed line");
  await expect(page.getByRole("region", { name: "Priority" })).toContainText("within one step in 100 %");
  await expect(runs(page).locator("[aria-current=true]")).toContainText("100 %");

  const chart = page.getByRole("group", { name: /^Calibration/ });
  await chart.focus();
  await page.keyboard.press("End");
  await expect(page.getByRole("region", { name: "Calibration" })).toContainText(/between 0.9 and 1.0: said/);
  await page.reload();
  await expect(report(page)).toBeVisible();
});

test("somebody's own file of alerts and one of labels show the case that differs, and why", async ({ page }) => {
  const name = `Own ${randomUUID().slice(0, 8)}`;
  const { alerts, truth } = wrongly();
  await useFile(page, name, [
    { name: "alerts.json", value: { alerts } },
    { name: "labels.json", value: truth },
  ]);
  await expect(page.getByRole("dialog")).toContainText("15 of 15 are labelled");
  await page.getByRole("button", { name: "Evaluate 15 alerts" }).click();
  await expect(page.getByRole("heading", { name })).toBeVisible();
  await expect(report(page)).toBeVisible({ timeout: 40_000 });
  await expect(figures(page)).toContainText("14 of 15 verdicts");

  await expect(cases(page).locator("> li")).toHaveCount(1);
  await cases(page).getByRole("button").first().focus();
  await page.keyboard.press("Enter");
  await expect(cases(page)).toContainText("Said in error.");
  await expect(cases(page).getByRole("list", { name: "Reasons, in log-odds" })).toBeVisible();

  const cell = report(page).getByRole("button", { name: /^1 benign, judged true positive: real taken for harmless/ });
  await cell.click();
  await expect(cell).toHaveAttribute("aria-pressed", "true");
  await expect(cases(page).locator("> li")).toHaveCount(1);
  await page.getByRole("button", { name: "Benign, judged true positive", exact: true }).click();
  await page.getByRole("button", { name: /^All/ }).click();
  await expect(cases(page).locator("> li")).toHaveCount(15);
  await keepScreen(page, "evaluation-own");
});

test("a file that cannot be evaluated is told so where it was chosen", async ({ page }) => {
  await useFile(page, "x", [{ name: "broken.json", value: "{" }]);
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("alert")).toContainText("broken.json is not JSON");
  await dialog.getByRole("button", { name: "Remove broken.json" }).click();
  await dialog.getByLabel("Alerts and labels as JSON").fill(JSON.stringify({ alerts: samples.alerts }));
  await expect(dialog).toContainText("The alerts have no labels");
  await expect(dialog.getByRole("button", { name: "Evaluate", exact: true })).toBeDisabled();
});

test("what the server refuses is named field by field", async ({ page, allowNoise }) => {
  allowNoise(/422/);
  const { alerts, truth } = wrongly();
  await useFile(page, "x", [{ name: "x.json", value: { alerts: [{ ...alerts[0], severity: "grave" }], truth } }]);
  await page.getByRole("button", { name: "Evaluate 1 alert" }).click();
  await expect(page.getByRole("dialog").getByRole("alert")).toContainText("alerts.0.severity");
});

test("a run that is none says so", async ({ page, allowNoise }) => {
  allowNoise(/404/);
  await page.goto(`/evaluation?run=${randomUUID()}`);
  await expect(page.getByRole("alert").filter({ hasText: "could not be loaded" })).toContainText(
    "There is no such evaluation.",
  );
});

for (const theme of ["dark", "light"] as const) {
  test(`the page is readable by everybody, in ${theme} and on a phone`, async ({ openConsole, request }) => {
    const { alerts, truth } = wrongly();
    const started = await request.post("/api/evaluations", { data: { name: "A wrong label", alerts, truth } });
    const { id } = await started.json();
    const page = await openConsole({ path: `/evaluation?run=${id}`, theme });
    await expect(report(page)).toBeVisible({ timeout: 40_000 });
    await cases(page).getByRole("button").first().click();
    expect(await faultsOf(page)).toEqual([]);
    await keepScreen(page, `evaluation-${theme}`);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect(await faultsOf(page)).toEqual([]);
    await keepScreen(page, `evaluation-${theme}-narrow`);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.getByRole("button", { name: "Use your own file" }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    expect(await faultsOf(page)).toEqual([]);
  });
}

test("g e leads here", async ({ page }) => {
  await page.goto("/threats");
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
  await page.keyboard.press("g");
  await page.keyboard.press("e");
  await expect(page).toHaveURL(/\/evaluation$/);
});
