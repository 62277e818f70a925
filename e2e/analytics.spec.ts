import { randomUUID } from "node:crypto";
import type { Locator, Page } from "@playwright/test";
import { faultsOf } from "./support/faults";
import { expect, keepScreen, setTheme, test, threatList } from "./support/story";

/** A customer of this story alone, with three threats: one resolved as false, one as real, one untouched. */
async function ownThreats(page: Page): Promise<string> {
  const customer = `Range Story ${randomUUID().slice(0, 8)}`;
  const ids: string[] = [];
  for (const threat_type of ["brute_force", "brute_force", "bot_traffic"]) {
    const data = {
      threat_type,
      customer_name: customer,
      detected_at: new Date().toISOString(),
      source_ip: "203.0.113.9",
    };
    const answer = await page.request.post("/api/threats/trigger", { data });
    ids.push((await answer.json()).id);
  }
  for (const [at, resolution] of ["false_positive", "true_positive"].entries()) {
    await resolve(page, ids[at] ?? "", resolution);
  }
  return customer;
}

async function resolve(page: Page, id: string, resolution: string | null) {
  const { version } = await (await page.request.get(`/api/threats/${id}`)).json();
  const note = resolution === null ? undefined : "Told by a story.";
  const answer = await page.request.patch(`/api/threats/${id}`, { data: { version, resolution, note } });
  expect(answer.status()).toBe(200);
}

/** Follows a figure, and holds the list that it opens against the number that it names. */
async function followed(page: Page, link: Locator, list: "Threats" | "Alerts" = "Threats"): Promise<number> {
  const name = (await link.getAttribute("aria-label")) ?? (await link.textContent()) ?? "";
  const counted = Number(/opens ([\d,]+) /.exec(name)?.[1]?.replace(",", "") ?? /(\d+)/.exec(name)?.[1]);
  await link.focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/${list.toLowerCase()}\\?`));
  const query = new URL(page.url()).searchParams;
  const path = list === "Threats" ? "/api/threats" : "/api/alerts/list";
  const { total } = await (await page.request.get(`${path}?${query}&limit=1`)).json();
  expect(total, name).toBe(counted);
  await expect(page.getByRole("list", { name: list, exact: true }).getByRole("listitem").first()).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(/\/analytics/);
  return counted;
}

const opened = (page: Page, customer: string, more = "") =>
  page.goto(`/analytics?${new URLSearchParams({ range: "24h", customer })}${more}`);
const cards = (page: Page) => page.getByRole("region", { name: "Figures of threats" });

test("each figure leads to exactly the threats that it counts", async ({ page }) => {
  const customer = await ownThreats(page);
  await opened(page, customer);
  await expect(cards(page).getByRole("link", { name: /^Threats/ })).toContainText("3");
  const falseOnes = cards(page).getByRole("link", { name: /^False positives/ });
  await expect(falseOnes).toContainText("50 %");
  await expect(falseOnes).toContainText("1 of 2 resolved");

  await falseOnes.click();
  await expect(page).toHaveURL(/\/threats\?.*resolution=false_positive%2Cbenign/);
  await expect(threatList(page).getByRole("listitem")).toHaveCount(1);
  await page.goBack();

  const chart = page.getByRole("list", { name: "Threats over time, by severity" });
  expect(await followed(page, chart.getByRole("link", { name: /: Volume opens/ }).first())).toBe(3);
  const types = page.getByRole("table", { name: "By threat type" });
  for (const [row, measure, count] of [
    ["Brute force", "Volume", 2],
    ["Brute force", "False positives", 1],
    ["Brute force", "MTTA", 2],
    ["Brute force", "MTTR", 2],
    ["Bot traffic", "Volume", 1],
  ] as const) {
    expect(await followed(page, types.getByRole("link", { name: `${row}: ${measure}` }))).toBe(count);
  }
});

test("a resolution, and its being taken back, change the figures of an open page", async ({ page }) => {
  const customer = await ownThreats(page);
  await opened(page, customer);
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
  const mttr = cards(page).getByRole("link", { name: /^MTTR/ });
  await expect(mttr).toContainText("2 resolved");
  const query = new URLSearchParams({ customer, resolution: "true_positive" });
  const { items } = await (await page.request.get(`/api/threats?${query}`)).json();
  await resolve(page, items[0].id, null);
  await expect(mttr).toContainText("1 resolved");
  await expect(cards(page).getByRole("link", { name: /^False positives/ })).toContainText("100 %");
  await resolve(page, items[0].id, "benign");
  await expect(mttr).toContainText("2 resolved");
});

test("the chart is walked by arrow keys, and read as a table", async ({ page }) => {
  await page.goto("/analytics?range=30d");
  const chart = page.getByRole("list", { name: "Threats over time, by severity" });
  const columns = chart.getByRole("link", { name: /: Volume opens/ });
  await expect(columns.last()).toBeVisible({ timeout: 20_000 });
  await page.getByRole("button", { name: "Threats over time as a table" }).focus();
  await page.keyboard.press("Tab");
  await expect(columns.last()).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await expect(columns.nth((await columns.count()) - 2)).toBeFocused();
  await page.keyboard.press("Home");
  await expect(columns.first()).toBeFocused();
  await page.keyboard.press("ArrowUp");
  const part = chart.locator("a:focus");
  await expect(part).toHaveAttribute("aria-label", /: (Critical|High|Medium|Low|Info); opens \d+ threats/);
  await followed(page, part);

  await page.getByRole("button", { name: "Threats over time as a table" }).click();
  const table = page.getByRole("region", { name: "Threats over time, by severity" }).getByRole("table");
  await expect(table.getByRole("columnheader", { name: "Critical" })).toBeVisible();
  await followed(page, table.getByRole("link", { name: /: Volume opens/ }).first());
});

test("range, customer and type stand in the URL, and tables are sorted by any column", async ({ page }) => {
  await page.goto("/analytics");
  await page.getByRole("button", { name: "7 days" }).click();
  await expect(page).toHaveURL(/range=7d/);
  await page.getByRole("button", { name: "Type: any" }).click();
  await page.getByRole("menuitemcheckbox", { name: "Brute force" }).click();
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/threat_type=brute_force/);
  await expect(page.getByText("Alerts have no threat type")).toBeVisible();
  await page.goBack();
  await expect(page).not.toHaveURL(/threat_type/);

  const table = page.getByRole("table", { name: "By customer" });
  await table.getByRole("button", { name: "Customer", exact: true }).click();
  await expect(table.getByRole("columnheader", { name: "Customer" })).toHaveAttribute("aria-sort", "ascending");
  const names = await table.getByRole("rowheader").allTextContents();
  expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)));

  await page.getByRole("button", { name: "Custom", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Custom range" });
  await dialog.getByLabel("From").fill("2026-02-02");
  await dialog.getByLabel("To").fill("2026-02-01");
  await dialog.getByRole("button", { name: "Show" }).click();
  await expect(dialog.getByText("Must not be before the first day.")).toBeVisible();
  await dialog.getByLabel("To").fill("2026-02-02");
  await dialog.getByRole("button", { name: "Show" }).click();
  await expect(page).toHaveURL(/from=2026-02-0\dT.*to=2026-02-0\dT/);
  await expect(page.getByText("Nothing was created in this range")).toBeVisible();
});

test("alerts are counted by verdict and priority", async ({ page }) => {
  await page.goto("/analytics?range=30d");
  const verdicts = page.getByRole("table", { name: "Alerts by verdict" });
  await followed(page, verdicts.getByRole("link", { name: /Volume/ }).last(), "Alerts");
  await followed(page, verdicts.getByRole("link", { name: /MTTR/ }).first(), "Alerts");
  const priorities = page.getByRole("table", { name: "Alerts by priority" });
  await followed(page, priorities.getByRole("link", { name: /False positives/ }).first(), "Alerts");
});

const SIZES = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

for (const theme of ["dark", "light"] as const) {
  for (const [place, size] of Object.entries(SIZES)) {
    test(`the figures have no fault in the ${theme} theme, on a ${place}`, async ({ page, context, baseURL }) => {
      await setTheme(context, theme, baseURL ?? "");
      await page.setViewportSize(size);
      await page.goto("/analytics?range=30d");
      await expect(page.getByRole("list", { name: "MTTR of threats over time" })).toBeVisible({ timeout: 20_000 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
      expect(await faultsOf(page)).toEqual([]);
      await keepScreen(page, `analytics-${theme}${place === "phone" ? "-phone" : ""}`);
    });
  }
}
