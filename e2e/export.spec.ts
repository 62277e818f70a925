import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import { readLine } from "@/components/report/testing/read-markdown";
import type { ThreatAnalysis } from "@/lib/schema/threat-analysis";
import { asItIs, judged, openAlert, REMOTE_LOGON, sampleAlert } from "./support/alerts";
import { faultsOf } from "./support/faults";
import { expect, keepScreen, setTheme, test } from "./support/story";

const HOSTILE = '=HYPERLINK("https://evil.example") [x](https://evil.example) <img src=x onerror=alert(1)> \u202e|';

async function trigger(page: Page, customer = "Example Shop"): Promise<ThreatAnalysis> {
  const data = {
    threat_type: "brute_force",
    customer_name: customer,
    source_ip: "203.0.113.9",
    user_agent: HOSTILE,
    endpoint: "/login",
    request_count: 900,
    time_window_minutes: 5,
  };
  const answer = await page.request.post("/api/threats/trigger", { data });
  expect(answer.status(), await answer.text()).toBe(200);
  return (await answer.json()) as ThreatAnalysis;
}

/** The server paints the page at once; keys are heard when it has come alive. */
async function openThreat(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.locator("header[data-alive]")).toBeVisible();
}

const menu = (page: Page) => page.getByRole("menu", { name: "Export or share" });

async function openMenu(page: Page): Promise<Locator> {
  await page.keyboard.press("e");
  await expect(menu(page).getByRole("menuitem", { name: /^Copy link/ })).toBeVisible();
  return menu(page);
}

async function downloaded(page: Page, link: Locator): Promise<{ name: string; text: string }> {
  const coming = page.waitForEvent("download");
  await link.click();
  const download = await coming;
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}

const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

test.beforeEach(async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.emulateMedia({ reducedMotion: "reduce" });
});

test("a threat leaves the console as JSON and as a report, by keyboard", async ({ page }) => {
  const threat = await trigger(page);
  await openThreat(page, `/threats/${threat.id}`);
  const json = await downloaded(page, (await openMenu(page)).getByRole("menuitem", { name: /^Download JSON/ }));
  expect(json.name).toBe(`threat-brute_force-${threat.id.slice(0, 8)}.json`);
  const stored = await page.request.get(`/api/threats/${threat.id}`);
  expect(JSON.parse(json.text)).toEqual(await stored.json());

  await expect(menu(page)).toBeHidden();
  const items = await openMenu(page);
  await items.getByRole("menuitem", { name: /^Download report/ }).focus();
  const coming = page.waitForEvent("download");
  await page.keyboard.press("Enter");
  const report = readFileSync(await (await coming).path(), "utf8");
  expect(report).toContain("## Findings");
  for (const line of report.split("\n")) expect(readLine(line).live).not.toMatch(/[<[\u202e]|evil/);

  await expect(menu(page)).toBeHidden();
  await (await openMenu(page)).getByRole("menuitem", { name: /^Copy report/ }).click();
  await expect(page.getByText("Report copied, as Markdown")).toBeVisible();
  expect((await copied(page)).split("\n")[0]).toBe(report.split("\n")[0]);
});

test("a copied link opens the tab and the lit field that were seen", async ({ page, context }) => {
  const threat = await trigger(page);
  await openThreat(page, `/threats/${threat.id}?tab=raw&field=user_agent`);
  await expect(page.locator("[data-lit]").first()).toBeVisible();
  await page.keyboard.press("e");
  await expect(menu(page).getByRole("menuitem", { name: /^Copy link/ })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Link copied: it opens what you see")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Export \/ share/ })).toBeFocused();
  const colleague = await context.newPage();
  await colleague.goto(await copied(page));
  await expect(colleague.getByRole("tab", { name: "Raw" })).toHaveAttribute("aria-selected", "true");
  await expect(colleague.locator("[data-lit]").first()).toBeVisible();
});

test("a link copied from the drawer opens the list, the drawer and its part", async ({ page, context }) => {
  const workflow = await judged(page, sampleAlert(REMOTE_LOGON));
  const id = workflow.workflow_id;
  await page.goto(`/alerts?severity=${workflow.severity}&open=${id}`);
  const drawer = page.getByRole("dialog", { name: workflow.alert.rule_name });
  await drawer.getByRole("tab", { name: "Raw alert" }).click();
  await expect(drawer.getByRole("region", { name: "Alert as stored" })).toBeVisible();
  await (await openMenu(page)).getByRole("menuitem", { name: /^Copy link/ }).click();
  await expect(page.getByText("Link copied: it opens what you see")).toBeVisible();
  const link = new URL(await copied(page));
  expect(Object.fromEntries(link.searchParams)).toEqual({ severity: workflow.severity, open: id, view: "raw" });
  const colleague = await context.newPage();
  await colleague.goto(link.href);
  await expect(
    colleague.getByRole("dialog", { name: workflow.alert.rule_name }).getByRole("region", { name: "Alert as stored" }),
  ).toBeVisible();
  await colleague.keyboard.press("Escape");
  await expect(colleague).toHaveURL(/\/alerts\?severity=\w+$/);
});

test("an alert leaves the console with its ticket in the name", async ({ page }) => {
  const workflow = await judged(page, sampleAlert(REMOTE_LOGON));
  await openAlert(page, workflow.workflow_id);
  const json = await downloaded(page, (await openMenu(page)).getByRole("menuitem", { name: /^Download JSON/ }));
  expect(json.name).toBe(`alert-${workflow.ticket_id}-${workflow.workflow_id.slice(0, 8)}.json`);
  expect(JSON.parse(json.text)).toEqual(await asItIs(page, workflow.workflow_id));
  await expect(menu(page)).toBeHidden();
  const opening = page.waitForEvent("popup");
  await (await openMenu(page)).getByRole("menuitem", { name: /^Print report/ }).click();
  const sheet = await opening;
  await expect(sheet.getByRole("heading", { level: 1 })).toHaveText(workflow.alert.rule_name);
  await expect(sheet.getByRole("article")).toContainText(workflow.ticket_id ?? "no ticket");
});

test("a list leaves as CSV with the filters that are set, safe for a spreadsheet", async ({ page }) => {
  const customer = `=SUM(1;2) "${randomUUID()}", a customer`;
  const threats = [await trigger(page, customer), await trigger(page, customer)];
  await page.goto(`/threats?customer=${encodeURIComponent(customer)}`);
  const link = page.getByRole("link", { name: "Download 2 threats as CSV" });
  await expect(link).toBeVisible();
  const { name, text } = await downloaded(page, link);
  expect(name).toMatch(/^threats-\d{8}T\d{6}Z\.csv$/);
  expect(text.startsWith("\uFEFFid,created_at,severity,")).toBe(true);
  const rows = text.split("\r\n");
  expect(rows).toHaveLength(4);
  expect(rows.slice(1, 3).map((row) => row.slice(0, 36))).toEqual(threats.map(({ id }) => id).reverse());
  expect(rows[1]).toContain(`,"'${customer.replaceAll('"', '""')}",`);

  await page.getByRole("button", { name: "Copy a link to this list, filtered as it is" }).click();
  await expect(page.getByText("Link copied: it opens this list")).toBeVisible();
  expect(new URL(await copied(page)).searchParams.get("customer")).toBe(customer);

  await page.goto("/alerts?search=nothing-that-any-alert-says");
  const alerts = await downloaded(page, page.getByRole("link", { name: "Download 0 alerts as CSV" }));
  expect(alerts.text.split("\r\n")).toHaveLength(2);
});

for (const theme of ["dark", "light"] as const) {
  test(`the page to be printed is black on white in the ${theme} theme, with nothing around it`, async ({
    page,
    context,
    baseURL,
  }) => {
    test.slow(); // axe reads a long document twice
    await setTheme(context, theme, baseURL ?? "");
    const threat = await trigger(page, HOSTILE);
    await page.goto(`/threats/${threat.id}/print`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    expect(await faultsOf(page)).toEqual([]);
    const article = page.getByRole("article");
    await expect(article.locator("a, img")).toHaveCount(0);
    await expect(article).toContainText("⟨U+202E⟩");
    await keepScreen(page, `report-${theme}`);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
    expect(await faultsOf(page)).toEqual([]);

    await page.emulateMedia({ media: "print" });
    await expect(page.getByRole("button", { name: "Print" })).toBeHidden();
    const look = await article.evaluate((element) => {
      const ground = element.closest(".sheet-ground") ?? element;
      return [getComputedStyle(element).color, getComputedStyle(ground).backgroundColor];
    });
    expect(look).toEqual(["rgb(0, 0, 0)", "rgb(255, 255, 255)"]);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    expect(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0).toBeGreaterThan(1);
  });

  test(`the menu has no fault in the ${theme} theme`, async ({ page, context, baseURL }) => {
    await setTheme(context, theme, baseURL ?? "");
    const threat = await trigger(page);
    await openThreat(page, `/threats/${threat.id}`);
    await openMenu(page);
    const faults = await faultsOf(page);
    expect(faults.filter((fault) => !/^region: .*popper/.test(fault))).toEqual([]); // a menu stands outside of landmarks
    await keepScreen(page, `export-menu-${theme}`);
  });
}

test("a page of the console prints without the rail and the header", async ({ page }) => {
  const threat = await trigger(page);
  await openThreat(page, `/threats/${threat.id}`);
  const around = [page.getByRole("navigation", { name: "Pages" }), page.getByRole("banner").first()];
  for (const one of around) await expect(one).toBeVisible();
  await page.emulateMedia({ media: "print" });
  for (const one of around) await expect(one).toBeHidden();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Resolve/ })).toBeHidden();
  const ground = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  expect(ground).toBe("rgb(255, 255, 255)");
});

test("the print button opens the browser's dialog, and a report of nothing is not found", async ({
  page,
  allowNoise,
}) => {
  allowNoise(/404/);
  const threat = await trigger(page);
  await page.addInitScript(() => {
    window.print = () => document.documentElement.setAttribute("data-printed", "");
  });
  await page.goto(`/threats/${threat.id}/print`);
  const print = page.getByRole("button", { name: "Print" });
  await expect(async () => {
    await print.click();
    await expect(page.locator("html[data-printed]")).toHaveCount(1, { timeout: 500 });
  }).toPass();
  await page.getByRole("link", { name: "Back to the threat" }).click();
  await expect(page.locator("header[data-alive]")).toBeVisible();
  for (const path of [`/threats/${randomUUID()}/print`, "/alerts/x/print"]) {
    expect((await page.goto(path))?.status()).toBe(404);
  }
});
