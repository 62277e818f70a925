import { randomUUID } from "node:crypto";
import { expect, type Page, test } from "@playwright/test";

const rows = (page: Page) => page.getByRole("list", { name: "Threats", exact: true }).getByRole("listitem");

test("every figure leads to the list that it counts", async ({ page }) => {
  await page.goto("/");
  const figures = page.getByRole("region", { name: "Figures" });
  await expect(figures.getByRole("link")).toHaveCount(7);
  await figures.getByRole("link", { name: /Requires review/ }).click();
  await expect(page).toHaveURL(/\/threats\?requires_review=true/);
  await expect(page.getByRole("button", { name: "Remove filter: Needs review" })).toBeVisible();
});

test("an idle overview fetches none of the lists behind its figures", async ({ page }) => {
  const ahead: string[] = [];
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.searchParams.has("_rsc") && url.searchParams.size > 1) ahead.push(url.search);
  });
  await page.goto("/");
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
  await page.waitForTimeout(2_500);
  expect(ahead).toEqual([]);
});

test("filters live in the URL, survive a reload and can be cleared", async ({ page, request }) => {
  const customer = `Filter ${randomUUID()}`;
  const signal = { threat_type: "geo_anomaly", customer_name: customer };
  expect((await request.post("/api/threats/trigger", { data: signal })).ok()).toBe(true);
  await page.goto(`/threats?customer=${encodeURIComponent(customer)}`);
  await expect(rows(page)).toHaveCount(1);
  await page.getByRole("button", { name: "Type: any" }).click();
  await page.getByRole("menuitemcheckbox", { name: "Brute force" }).click();
  await page.keyboard.press("Escape");
  await expect(page.getByText("No threats match.")).toBeVisible();
  await expect(page).toHaveURL(/threat_type=brute_force/);
  await page.reload();
  await expect(page.getByText("No threats match.")).toBeVisible();
  await page.getByRole("button", { name: "Remove filter: Brute force" }).click();
  await expect(rows(page)).toHaveCount(1);
  await page.getByRole("button", { name: "Clear all", exact: true }).click();
  await expect(page).toHaveURL(/\/threats$/);
  await expect(rows(page).nth(3)).toBeVisible();
});

test("the search box of the top bar leads to the matching threats", async ({ page, request }) => {
  const customer = `Seek${randomUUID().slice(0, 8)}`;
  await request.post("/api/threats/trigger", { data: { threat_type: "bot_traffic", customer_name: customer } });
  await page.goto("/");
  await page.getByRole("button", { name: "Search everything" }).click();
  await page.getByRole("combobox", { name: "Search everything" }).fill(customer);
  await page.getByRole("option", { name: `All threats with “${customer}”` }).click();
  await expect(page).toHaveURL(new RegExp(`/threats\\?search=${customer}`));
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page).first()).toContainText(customer);
});

test("a reader with a keyboard walks the list, opens a threat and finds the shortcuts", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
  await page.keyboard.press("g");
  await page.keyboard.press("t");
  await expect(page).toHaveURL(/\/threats$/);
  await expect(rows(page).nth(2)).toBeVisible();
  await page.keyboard.press("j");
  await expect(rows(page).nth(0).getByRole("link")).toBeFocused();
  await page.keyboard.press("j");
  await expect(rows(page).nth(1).getByRole("link")).toBeFocused();
  await page.keyboard.press("k");
  await expect(rows(page).nth(0).getByRole("link")).toBeFocused();
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox", { name: "Search in this list" })).toBeFocused();
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await page.keyboard.press("j");
  await expect(rows(page).nth(0).getByRole("link")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/threats\/[0-9a-f-]{36}/);
});

test("the theme is kept and painted by the server", async ({ page }) => {
  await page.goto("/");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.getByRole("button", { name: "Switch to the light theme" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
  const painted = await (await page.request.get("/")).text();
  expect(painted).toContain('data-theme="light"');
});

test("a phone sees everything without scrolling sideways", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const path of ["/", "/threats"]) {
    await page.goto(path);
    await expect(rows(page).first()).toBeVisible();
    const tooWide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    expect(tooWide, path).toBe(false);
  }
});

test("a list that cannot be loaded says so and can be tried again", async ({ page }) => {
  await page.goto("/threats");
  await expect(rows(page).first()).toBeVisible();
  const problem = {
    type: "about:blank",
    title: "Unavailable",
    status: 503,
    detail: "The database is busy.",
    request_id: "r-1",
  };
  await page.route("**/api/threats?*", (route) =>
    route.fulfill({ status: 503, contentType: "application/problem+json", body: JSON.stringify(problem) }),
  );
  await page.getByRole("button", { name: "Needs review" }).click();
  await expect(page.getByText("Threats could not be loaded")).toBeVisible({ timeout: 15_000 });
  await page.unroute("**/api/threats?*");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByText("Threats could not be loaded")).toBeHidden();
});

test("who comes back to a long list finds the place and the row that was left", async ({ page }) => {
  await page.goto("/threats");
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
  const list = page.getByRole("list", { name: "Threats", exact: true });
  await list.evaluate((element) => element.parentElement?.scrollTo(0, 3_000));
  await expect.poll(async () => Number(await rows(page).first().getAttribute("data-index"))).toBeGreaterThan(20);
  const row = rows(page).nth(12);
  const id = await row.getAttribute("data-row-id");
  await row.getByRole("link").click();
  await expect(page).toHaveURL(new RegExp(`/threats/${id}`));
  await page.goBack();
  const left = page.locator(`[data-row-id="${id}"]`);
  await expect(left.getByRole("link")).toBeFocused();
  await expect(left).toBeInViewport();
  await page.getByRole("link", { name: "Overview" }).click();
  await page
    .getByRole("navigation", { name: "Pages" })
    .getByRole("link", { name: /^Threats/ })
    .click();
  await expect(rows(page).first()).toHaveAttribute("data-index", "0");
});
