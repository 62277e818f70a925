import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { expect, test, threatList } from "./support/story";

const rows = (page: Page) => threatList(page).getByRole("listitem");
const views = (page: Page) => page.getByRole("button", { name: /^Views:/ });

async function aThreatOf(page: Page, customer_name: string) {
  const data = { threat_type: "bot_traffic", customer_name };
  expect((await page.request.post("/api/threats/trigger", { data })).ok()).toBe(true);
}

test("filters are saved under a name, found again in the menu and by Ctrl K, renamed, deleted and brought back", async ({
  page,
}) => {
  const customer = `View ${randomUUID().slice(0, 8)}`;
  await aThreatOf(page, customer);
  await page.goto(`/threats?customer=${encodeURIComponent(customer)}`);
  await expect(rows(page)).toHaveCount(1);
  await views(page).click();
  await page.getByRole("menuitem", { name: "Save these filters…" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill(customer);
  await page.keyboard.press("Enter");
  await expect(page.getByText(`Saved as “${customer}”`)).toBeVisible();
  await expect(views(page)).toHaveAccessibleName(`Views: ${customer}`);

  await page.goto("/alerts");
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Search everything" }).fill(customer);
  await page.getByRole("option", { name: new RegExp(`^${customer} Threats`) }).click();
  await expect(page).toHaveURL(/\/threats\?customer=/);
  await expect(rows(page)).toHaveCount(1);

  await views(page).click();
  await page.getByRole("menuitem", { name: "Rename or delete…" }).click();
  const dialog = page.getByRole("dialog", { name: "Saved views" });
  const name = dialog.getByRole("textbox", { name: `Name of “${customer}”` });
  await name.fill(`${customer} again`);
  await name.press("Enter");
  const renamed = dialog.getByRole("button", { name: `Delete “${customer} again”` });
  await renamed.click();
  await expect(renamed).toBeHidden();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(views(page)).toHaveAccessibleName("Views: none chosen");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(views(page)).toHaveAccessibleName(`Views: ${customer} again`);
});

test("a ready-made view is one press away, and Back leads to the filters before it", async ({ page }) => {
  await page.goto("/threats?severity=low");
  await expect(rows(page).first()).toBeVisible();
  await views(page).click();
  await page.getByRole("menuitem", { name: "Waits for review" }).click();
  await expect(page.getByRole("button", { name: "Remove filter: Needs review" })).toBeVisible();
  await expect(views(page)).toHaveAccessibleName("Views: Waits for review");
  await page.goBack();
  await expect(page).toHaveURL(/\?severity=low$/);
  await expect(page.getByRole("button", { name: "Remove filter: Low" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Remove filter: Needs review" })).toBeHidden();
});

test("a name that is taken is refused in the dialog, and nothing is lost", async ({ page, allowNoise }) => {
  allowNoise(/409/);
  const name = `Taken ${randomUUID().slice(0, 8)}`;
  const data = { page: "threats", name, query: "severity=info" };
  expect((await page.request.post("/api/views", { data })).ok()).toBe(true);
  await page.goto("/threats?severity=high");
  await expect(page.getByRole("button", { name: "Remove filter: High" })).toBeVisible();
  await views(page).click();
  await page.getByRole("menuitem", { name: "Save these filters…" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill(name.toUpperCase());
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("dialog")).toContainText("already");
  await expect(page.getByRole("textbox", { name: "Name" })).toHaveValue(name.toUpperCase());
});

test("rows stand closer when asked for, from the first paint on, and the reader's time zone is told", async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ timezoneId: "Asia/Kolkata", viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${baseURL}/threats`);
  await expect(page.getByText("Times: Asia/Calcutta, UTC+05:30")).toBeVisible();
  const height = async () => (await rows(page).first().boundingBox())?.height;
  expect(await height()).toBe(54);
  await page.getByRole("button", { name: "Switch to dense rows" }).click();
  await expect.poll(height).toBe(34);
  await page.reload();
  expect(await height()).toBe(34);
  await page.getByRole("button", { name: "Switch to comfortable rows" }).click();
  await expect.poll(height).toBe(54);
  await context.close();
});
