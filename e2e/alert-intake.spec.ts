import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { REMOTE_LOGON, REMOVED_MALWARE, sampleAlert } from "./support/alerts";
import { faultsOf } from "./support/faults";
import { expect, setTheme, test } from "./support/story";

const rows = (page: Page) => page.getByRole("list", { name: "Alerts", exact: true }).getByRole("listitem");
const dialog = (page: Page) => page.getByRole("dialog", { name: "Submit alerts" });
const strip = (page: Page, label: string) => page.getByRole("region", { name: `Progress of ${label}` });

async function openDialog(page: Page) {
  await page.goto("/alerts");
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Submit alerts" }).click();
  await expect(dialog(page)).toBeVisible();
  return dialog(page);
}

const fileOf = (name: string, value: unknown) => ({
  name,
  mimeType: "application/json",
  buffer: Buffer.from(JSON.stringify(value)),
});

async function choose(page: Page, name: string, value: unknown): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await dialog(page).getByRole("button", { name: "Choose a file" }).click();
  await (await chooser).setFiles(fileOf(name, value));
}

test("a presenter plays the samples twice, and each is judged as if it were new", async ({ page }) => {
  test.slow();
  for (let play = 0; play < 2; play += 1) {
    const form = await openDialog(page);
    const answer = page.waitForResponse((response) => response.url().endsWith("/api/alerts/batch"));
    await form.getByRole("button", { name: "Play the 15 samples" }).click();
    await expect(form).toBeHidden();
    expect((await (await answer).json()) as object).toMatchObject({ accepted: { length: 15 }, rejected: [] });
    const progress = strip(page, "15 samples").first();
    await expect(progress).toContainText("15 of 15 judged", { timeout: 30_000 });
    await expect(progress).toContainText(/\d+ true positive/);
    await expect(progress).toContainText(/judged in .+ · p95 /);
  }
  await expect(strip(page, "15 samples")).toHaveCount(2);
});

test("pasted alerts are counted while they are written, and unreadable ones are told", async ({ page }) => {
  const form = await openDialog(page);
  const field = form.getByLabel("Alerts as JSON");
  await field.fill("{");
  await expect(field).toHaveAccessibleDescription(/not JSON/);
  await expect(form.getByRole("button", { name: "Submit", exact: true })).toBeDisabled();
  const alert = sampleAlert(REMOVED_MALWARE, { rule_name: `Pasted ${randomUUID()}` });
  await field.fill(JSON.stringify({ alert }));
  await expect(form).toContainText("Holds 1 alert.");
  await form.getByRole("button", { name: "Submit 1 alert" }).click();
  await expect(form).toBeHidden();
  await expect(rows(page).first()).toContainText(String(alert.rule_name));
  await expect(rows(page).first()).toContainText("Completed");
});

test("of a mixed file the good alerts go on, and each bad one is named by place and field", async ({ page }) => {
  const form = await openDialog(page);
  const good = sampleAlert(REMOVED_MALWARE);
  const bad = sampleAlert(REMOTE_LOGON, { alert_id: "bad-one", severity: "enormous", rule_id: undefined });
  await choose(page, "mixed.json", [good, bad, 7]);
  await expect(form).toContainText("mixed.json");
  await form.getByRole("button", { name: "Submit 3 alerts" }).click();
  const rejected = form.getByRole("alert", { name: "Rejected alerts" });
  await expect(rejected).toContainText("1 accepted, 2 rejected");
  await expect(rejected.getByRole("listitem").first()).toContainText(/Alert 2\s*bad-one/);
  await expect(rejected).toContainText(/severity must be one of critical/);
  await expect(rejected).toContainText("rule_id is required");
  await expect(rejected).toContainText("Alert 3");
  await form.getByRole("button", { name: "Close" }).last().click();
  await expect(strip(page, "mixed.json")).toContainText("1 of 1 judged");
  await expect(strip(page, "mixed.json")).toContainText("2 rejected");
});

test("when none is good nothing is stored, and every field is named", async ({ page, allowNoise }) => {
  allowNoise(/422/);
  const form = await openDialog(page);
  await form.getByLabel("Alerts as JSON").fill('{"alert_id": "only-an-id"}');
  await form.getByRole("button", { name: "Submit 1 alert" }).click();
  const rejected = form.getByRole("alert", { name: "Rejected alerts" });
  await expect(rejected).toContainText("1 rejected; nothing was stored");
  for (const field of ["rule_id", "severity", "description"])
    await expect(rejected).toContainText(`${field} is required`);
});

test("a dropped file is taken; one with too many alerts is refused before it is sent", async ({ page }) => {
  const form = await openDialog(page);
  const drop = async (count: number) => {
    const data = await page.evaluateHandle(
      (text) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([text], "dropped.json", { type: "application/json" }));
        return transfer;
      },
      JSON.stringify(Array.from({ length: count }, () => ({ alert_id: "a" }))),
    );
    await form.getByRole("region", { name: "Alerts to submit" }).dispatchEvent("drop", { dataTransfer: data });
  };
  await drop(1_001);
  await expect(form.getByRole("alert")).toContainText("It holds 1,001 alerts; at most 1,000 are taken at once.");
  await form.getByRole("button", { name: "Remove" }).click();
  await drop(12);
  await expect(form.getByRole("button", { name: "Submit 12 alerts" })).toBeEnabled();
});

test("a thousand alerts stay smooth, and their progress outlives a reload until it is dismissed", async ({ page }) => {
  test.slow();
  const form = await openDialog(page);
  const name = `bulk-${randomUUID().slice(0, 8)}.json`;
  await choose(page, name, { alerts: Array.from({ length: 1_000 }, () => sampleAlert(REMOVED_MALWARE)) });
  await page.evaluate(() => {
    const shared = window as unknown as { blocked: number };
    shared.blocked = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) shared.blocked = Math.max(shared.blocked, duration);
    }).observe({ entryTypes: ["longtask"] });
  });
  await form.getByRole("button", { name: "Submit 1,000 alerts" }).click();
  await expect(form).toBeHidden();
  const bar = strip(page, name).getByRole("progressbar");
  await expect(bar).toHaveAttribute("aria-valuemax", "1000");
  await expect.poll(async () => Number(await bar.getAttribute("aria-valuenow"))).toBeGreaterThan(50);
  expect(await rows(page).count()).toBeLessThanOrEqual(60);
  expect(await page.evaluate(() => (window as unknown as { blocked: number }).blocked)).toBeLessThan(500);

  await page.reload();
  await expect(strip(page, name)).toContainText("1,000 of 1,000 judged", { timeout: 90_000 });
  await strip(page, name)
    .getByRole("link", { name: /benign/ })
    .click();
  await expect(page).toHaveURL(/batch=[0-9a-f-]{36}.*verdict=benign|verdict=benign.*batch=/);
  await expect(rows(page).first()).toContainText("Benign");
  await strip(page, name)
    .getByRole("button", { name: /^Dismiss/ })
    .click();
  await expect(strip(page, name)).toHaveCount(0);
});

for (const theme of ["dark", "light"] as const) {
  test(`in the ${theme} theme the dialog and the progress have no fault that a machine can find`, async ({
    page,
    context,
    baseURL,
    allowNoise,
  }) => {
    allowNoise(/422/);
    await page.emulateMedia({ reducedMotion: "reduce" });
    await setTheme(context, theme, baseURL ?? "");
    const form = await openDialog(page);
    expect(await faultsOf(page), "empty").toEqual([]);
    await form.getByLabel("Alerts as JSON").fill('[{"alert_id": "a"}, 7]');
    await form.getByRole("button", { name: "Submit 2 alerts" }).click();
    await expect(form.getByRole("alert", { name: "Rejected alerts" })).toBeVisible();
    expect(await faultsOf(page), "rejected").toEqual([]);
    await form.getByRole("button", { name: "Play the 15 samples" }).click();
    await expect(form).toBeHidden();
    await expect(strip(page, "15 samples")).toContainText("15 of 15 judged", { timeout: 30_000 });
    expect(await faultsOf(page), "progress").toEqual([]);
  });
}

test("on a phone the dialog and the progress fit, and the keyboard alone is enough", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/alerts");
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
  const button = page.getByRole("button", { name: "Submit alerts" });
  await button.focus();
  await page.keyboard.press("Enter");
  await expect(dialog(page)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog(page)).toBeHidden();
  await expect(button).toBeFocused();
  await page.keyboard.press("Enter");
  await dialog(page).getByRole("button", { name: "Play the 15 samples" }).press("Enter");
  await expect(strip(page, "15 samples")).toContainText("15 of 15 judged", { timeout: 30_000 });
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(excess).toBeLessThanOrEqual(0);
});
