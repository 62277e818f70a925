import type { Page } from "@playwright/test";
import { judged, REMOTE_LOGON, REMOVED_MALWARE, sampleAlert } from "./support/alerts";
import { faultsOf } from "./support/faults";
import { expect, keepScreen, setTheme, test } from "./support/story";

const MOST_DRAWN = 60;

const list = (page: Page) => page.getByRole("list", { name: "Alerts", exact: true });
const rows = (page: Page) => list(page).getByRole("listitem");
const row = (page: Page, id: string) => page.getByTestId(`alert-${id}`);
const link = (page: Page, id: string) => row(page, id).getByRole("link");

/** Opens the page and waits until it hears what happens. */
async function openAlerts(page: Page, query = ""): Promise<void> {
  await page.goto(`/alerts${query}`);
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
}

async function post(page: Page, alert: Record<string, unknown>): Promise<string> {
  const answer = await page.request.post("/api/alerts/process", { data: alert });
  expect(answer.status(), await answer.text()).toBe(202);
  return ((await answer.json()) as { workflow_id: string }).workflow_id;
}

test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
});

test("an alert comes in at the top, moves without a reload, and ends with verdict, priority, risk and ticket", async ({
  page,
}) => {
  await openAlerts(page);
  const id = await post(page, sampleAlert(REMOTE_LOGON));
  await expect(rows(page).first().getByTestId(`alert-${id}`)).toBeVisible();
  await expect(row(page, id)).toContainText("Approval");
  await expect(row(page, id)).toContainText("True positive");
  await expect(row(page, id)).toContainText("P1");
  await expect(row(page, id)).toContainText(/Risk\d+\.\d/);
  await expect(row(page, id)).toContainText(/SOC-\d{6}/);
  await keepScreen(page, "alerts");
});

test("filters live in the URL, survive a reload and can be taken away one by one", async ({ page }) => {
  const { workflow_id } = await judged(page, sampleAlert(REMOVED_MALWARE));
  await openAlerts(page);
  await page.getByRole("button", { name: "Verdict: any" }).click();
  await page.getByRole("menuitemcheckbox", { name: "Benign" }).click();
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/verdict=benign/);
  await expect(row(page, workflow_id)).toBeVisible();
  await page.getByRole("button", { name: "Priority: any" }).click();
  await page.getByRole("menuitemcheckbox", { name: /^P1/ }).click();
  await page.keyboard.press("Escape");
  await expect(row(page, workflow_id)).toBeHidden();
  await page.reload();
  await expect(page.getByRole("button", { name: "Remove filter: Benign" })).toBeVisible();
  await page.getByRole("button", { name: "Remove filter: P1" }).click();
  await expect(row(page, workflow_id)).toBeVisible();
  await page.getByRole("button", { name: "Clear all", exact: true }).click();
  await expect(page).toHaveURL(/\/alerts$/);
});

test("each count leads to the list that it counts, and an alert leaves a list that it no longer fits", async ({
  page,
}) => {
  const { workflow_id } = await judged(page, sampleAlert(REMOTE_LOGON));
  await openAlerts(page);
  await page
    .getByRole("list", { name: "Alerts by status" })
    .getByRole("link", { name: /awaiting approval/ })
    .click();
  await expect(page).toHaveURL(/status=awaiting_approval/);
  await expect(row(page, workflow_id)).toBeVisible();
  const { version } = (await (await page.request.get(`/api/alerts/status/${workflow_id}`)).json()) as {
    version: number;
  };
  const change = { resolution: "benign", version };
  expect((await page.request.patch(`/api/alerts/${workflow_id}`, { data: change })).ok()).toBe(true);
  await expect(row(page, workflow_id)).toBeHidden();
});

test("a search finds an alert by its host, and says when there is none", async ({ page }) => {
  const host = `ws-${Date.now()}.example`;
  const { workflow_id } = await judged(page, sampleAlert(REMOTE_LOGON, { assets: { host } }));
  await openAlerts(page);
  await page.keyboard.press("/");
  const field = page.getByRole("searchbox", { name: "Search in this list" });
  await expect(field).toBeFocused();
  await field.fill(host);
  await expect(rows(page)).toHaveCount(1);
  await expect(row(page, workflow_id)).toBeVisible();
  await field.fill(`${host}.nowhere`);
  await expect(page.getByText("No alerts match.")).toBeVisible();
  await page.getByRole("button", { name: "Clear all filters" }).click();
  await expect(rows(page).nth(1)).toBeVisible();
});

test("a reader with a keyboard walks the list, opens an alert, goes on to the next and comes back", async ({
  page,
}) => {
  const below = await judged(page, sampleAlert(REMOVED_MALWARE));
  const above = await judged(page, sampleAlert(REMOTE_LOGON));
  await page.goto("/");
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
  await page.keyboard.press("g");
  await page.keyboard.press("a");
  await expect(page).toHaveURL(/\/alerts$/);
  await expect(row(page, above.workflow_id)).toBeVisible();
  await page.keyboard.press("j");
  await expect(link(page, above.workflow_id)).toBeFocused();
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  await expect(link(page, above.workflow_id)).toBeFocused();
  await page.keyboard.press("Enter");
  const drawer = page.getByRole("dialog");
  await expect(drawer).toContainText(above.ticket_id ?? "no ticket");
  await expect(page).toHaveURL(new RegExp(`open=${above.workflow_id}`));
  await page.keyboard.press("j");
  await expect(page).toHaveURL(new RegExp(`open=${below.workflow_id}`));
  await expect(drawer).toContainText(below.ticket_id ?? "no ticket");
  await page.keyboard.press("Escape");
  await expect(drawer).toBeHidden();
  await expect(page).toHaveURL(/\/alerts$/);
  await expect(link(page, below.workflow_id)).toBeFocused();
});

test("an open alert has an address of its own, and going back closes it", async ({ page }) => {
  const { workflow_id, ticket_id } = await judged(page, sampleAlert(REMOTE_LOGON));
  await openAlerts(page, `?open=${workflow_id}`);
  await expect(page.getByRole("dialog")).toContainText(ticket_id ?? "no ticket");
  await page.keyboard.press("Escape");
  await link(page, workflow_id).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("dialog")).toBeHidden();
});

test("the list keeps its place while alerts come in, draws only what is seen, and lets the new ones in when asked", async ({
  page,
}) => {
  await openAlerts(page);
  await list(page).evaluate((element) => element.parentElement?.scrollTo(0, 1_000));
  await expect.poll(async () => rows(page).first().getAttribute("data-index")).not.toBe("0");
  const before = await rows(page).nth(10).innerText();
  const id = await post(page, sampleAlert(REMOVED_MALWARE));
  await post(page, sampleAlert(REMOVED_MALWARE));
  const waiting = page.getByRole("button", { name: "2 new" });
  await expect(waiting).toBeVisible();
  expect(await rows(page).nth(10).innerText()).toBe(before);
  expect(await rows(page).count()).toBeLessThanOrEqual(MOST_DRAWN);
  await waiting.click();
  await expect(row(page, id)).toBeVisible();
  await expect(waiting).toBeHidden();
});

test("a list that cannot be loaded says so and can be tried again", async ({ page, allowNoise }) => {
  allowNoise(/503/);
  await openAlerts(page);
  const problem = { type: "about:blank", title: "Unavailable", status: 503, detail: "Busy.", request_id: "r-1" };
  await page.route("**/api/alerts/list?*", (route) =>
    route.fulfill({ status: 503, contentType: "application/problem+json", body: JSON.stringify(problem) }),
  );
  await page
    .getByRole("list", { name: "Alerts by status" })
    .getByRole("link", { name: /completed/ })
    .click();
  await expect(page.getByText("Alerts could not be loaded")).toBeVisible({ timeout: 15_000 });
  await page.unroute("**/api/alerts/list?*");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(rows(page).first()).toBeVisible();
});

test("a phone sees every alert as a card without scrolling sideways, and draws only what is seen", async ({ page }) => {
  const { workflow_id } = await judged(page, sampleAlert(REMOTE_LOGON));
  await page.setViewportSize({ width: 390, height: 844 });
  await openAlerts(page);
  await expect(row(page, workflow_id)).toContainText("True positive");
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  expect(await rows(page).count()).toBeLessThanOrEqual(MOST_DRAWN);
  await keepScreen(page, "alerts-phone");
});

for (const theme of ["dark", "light"] as const) {
  test(`in the ${theme} theme the list has no fault that a machine can find, nor has the drawer over it`, async ({
    page,
    context,
    baseURL,
  }) => {
    await setTheme(context, theme, baseURL ?? "");
    const { workflow_id } = await judged(page, sampleAlert(REMOTE_LOGON));
    await openAlerts(page, "?severity=critical");
    await expect(row(page, workflow_id)).toBeVisible();
    expect(await faultsOf(page), "the list").toEqual([]);
    await link(page, workflow_id).click();
    await expect(page.getByRole("dialog").getByRole("tabpanel")).toBeVisible();
    expect(await faultsOf(page), "the drawer").toEqual([]);
  });
}
