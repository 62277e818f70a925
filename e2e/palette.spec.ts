import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { faultsOf } from "./support/faults";
import { expect, keepScreen, setTheme, test } from "./support/story";

const field = (page: Page) => page.getByRole("combobox", { name: "Search everything" });
const active = (page: Page) => page.getByRole("option", { selected: true });

/** Keys are heard once the page has come alive. */
async function openPalette(page: Page): Promise<void> {
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
  await page.keyboard.press("Control+k");
  await expect(field(page)).toBeFocused();
}

test("everything is a few keys away: pages, a threat, an entity, an action", async ({ page }) => {
  const customer = `Palette ${randomUUID().slice(0, 8)}`;
  const signal = { threat_type: "bot_traffic", customer_name: customer, source_ip: "203.0.113.99" };
  const { id } = (await (await page.request.post("/api/threats/trigger", { data: signal })).json()) as { id: string };
  await page.goto("/");
  await openPalette(page);
  await page.keyboard.press("ArrowDown");
  await expect(active(page)).toContainText("Threats");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/threats$/);

  await openPalette(page);
  await page.keyboard.type(customer);
  await expect(page.getByRole("group", { name: "Entities" }).getByRole("option")).toHaveCount(1);
  await expect(page.getByRole("group", { name: "Threats" }).getByRole("option")).toHaveCount(1);
  await expect(active(page)).toContainText("Customer");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: customer })).toBeVisible();

  await page.keyboard.press("/"); // this page has no search of its own
  await expect(field(page)).toBeFocused();
  await page.keyboard.type(customer);
  await page.getByRole("group", { name: "Threats" }).getByRole("option").click();
  await expect(page).toHaveURL(new RegExp(`/threats/${id}`));

  await openPalette(page);
  await page.keyboard.type("light");
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
  await expect(field(page)).toBeHidden();

  await openPalette(page);
  await page.keyboard.press("Escape");
  await expect(field(page)).toBeHidden();
});

test("a search that fails says so, and one that finds nothing too", async ({ page, allowNoise }) => {
  allowNoise(/503/);
  await page.goto("/");
  await openPalette(page);
  await page.keyboard.type("zzzz-nothing-is-called-that");
  await expect(page.getByText("Nothing is called that.")).toBeVisible();
  await page.route("**/api/search?*", (route) =>
    route.fulfill({
      status: 503,
      contentType: "application/problem+json",
      body: JSON.stringify({ type: "about:blank", title: "Busy", status: 503, detail: "Busy.", request_id: "r" }),
    }),
  );
  await field(page).fill("another question");
  await expect(page.getByText("The search failed")).toBeVisible({ timeout: 15_000 });
  await page.unroute("**/api/search?*");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByText("The search failed")).toBeHidden();
});

for (const theme of ["dark", "light"] as const) {
  test(`the palette has no fault in the ${theme} theme, nor on a phone`, async ({ page, context, baseURL }) => {
    await setTheme(context, theme, baseURL ?? "");
    await page.goto("/");
    await openPalette(page);
    expect(await faultsOf(page)).toEqual([]);
    await page.keyboard.type("203.0");
    await expect(page.getByRole("group", { name: "Entities" })).toBeVisible();
    expect(await faultsOf(page)).toEqual([]);
    await keepScreen(page, `palette-${theme}`);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
    await keepScreen(page, `palette-${theme}-phone`);
  });
}
