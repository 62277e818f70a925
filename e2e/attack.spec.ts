import { readFileSync } from "node:fs";
import { faultsOf } from "./support/faults";
import { expect, keepScreen, setTheme, test } from "./support/story";

test("a technique leads to its threats of the range, and the matrix goes to the Navigator", async ({ page }) => {
  await page.request.post("/api/threats/trigger", { data: { scenario: "critical_threat" } });
  await page.goto("/attack");
  const matrix = page.getByRole("region", { name: "Techniques by tactic" });
  await expect(matrix.getByRole("heading", { level: 2 }).first()).toHaveText("Reconnaissance");
  await page.getByRole("group", { name: "Range" }).getByRole("button", { name: "24 hours" }).click();
  await expect(page).toHaveURL(/range=24h/);
  await expect(matrix).toHaveAttribute("aria-busy", "false");

  const downloads = page.waitForEvent("download");
  await page.getByRole("button", { name: "Navigator layer" }).click();
  const layer = JSON.parse(readFileSync(await (await downloads).path(), "utf8"));
  expect(layer).toMatchObject({ domain: "enterprise-attack", versions: { layer: "4.5" } });
  expect(layer.techniques.length).toBeGreaterThan(0);

  const cell = matrix.getByRole("link", { name: /threats?,/ }).first();
  await cell.focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/threats\?technique=T\d{4}.*since=/);
  await expect(page.getByRole("list", { name: "Threats", exact: true }).getByRole("listitem").first()).toBeVisible();
});

test("a matrix that cannot be loaded says so and can be tried again", async ({ page, allowNoise }) => {
  allowNoise(/503/);
  await page.goto("/attack");
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
  const problem = { type: "about:blank", title: "Busy", status: 503, detail: "The database is busy.", request_id: "r" };
  await page.route("**/api/attack?*", (route) =>
    route.fulfill({ status: 503, contentType: "application/problem+json", body: JSON.stringify(problem) }),
  );
  await page.getByRole("button", { name: "30 days" }).click();
  await expect(page.getByText("The matrix could not be loaded")).toBeVisible({ timeout: 15_000 });
  await page.unroute("**/api/attack?*");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("region", { name: "Techniques by tactic" })).toBeVisible();
});

for (const theme of ["dark", "light"] as const) {
  test(`the matrix has no fault in the ${theme} theme, nor on a phone`, async ({ page, context, baseURL }) => {
    await setTheme(context, theme, baseURL ?? "");
    await page.goto("/attack?range=all");
    await expect(page.getByRole("region", { name: "Techniques by tactic" })).toBeVisible();
    expect(await faultsOf(page)).toEqual([]);
    await keepScreen(page, `attack-${theme}`);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
    expect(await faultsOf(page)).toEqual([]);
    await keepScreen(page, `attack-${theme}-phone`);
  });
}
