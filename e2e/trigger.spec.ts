import { randomUUID } from "node:crypto";
import { type Browser, expect, type Page, test } from "@playwright/test";

const rows = (page: Page) => page.getByRole("list", { name: "Threats", exact: true }).getByRole("listitem");

async function openConsole(browser: Browser): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto("/");
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
  return page;
}

async function openForm(page: Page) {
  await page.goto("/");
  await page.getByRole("button", { name: "More scenarios" }).click();
  await page.getByRole("menuitem", { name: "Post your own signal…" }).click();
  return page.getByRole("dialog", { name: "Post your own signal" });
}

test("a presenter triggers a critical threat and every open dashboard shows it", async ({ browser }) => {
  const [presenter, colleague] = await Promise.all([openConsole(browser), openConsole(browser)]);
  const answer = presenter.waitForResponse((response) => response.url().endsWith("/api/threats/trigger"));
  await presenter.getByRole("button", { name: "Trigger critical threat" }).click();
  const { id, headline } = (await (await answer).json()) as { id: string; headline: string };
  for (const page of [presenter, colleague]) {
    const row = rows(page).filter({ has: page.getByTestId(`threat-${id}`) });
    await expect(row).toHaveCount(1);
    await expect(row).toContainText("Critical");
    await expect(row).toContainText("Demo");
    await expect(row.getByRole("link")).toHaveText(headline);
  }
  await presenter.getByRole("button", { name: "Open", exact: true }).click();
  await expect(presenter).toHaveURL(new RegExp(`/threats/${id}`));
});

test("a scenario from the menu is played", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("button", { name: "More scenarios" }).click();
  const answer = page.waitForResponse((response) => response.url().endsWith("/api/threats/trigger"));
  await page.getByRole("group", { name: "Geo anomaly" }).getByRole("menuitem").first().click();
  const threat = (await (await answer).json()) as { id: string; signal: { threat_type: string } };
  expect(threat.signal.threat_type).toBe("geo_anomaly");
  await expect(page.getByTestId(`threat-${threat.id}`)).toBeVisible();
});

test("each wrong field of a posted signal is named at its place", async ({ page }) => {
  const form = await openForm(page);
  await form.getByLabel("Source address").fill("999.1.1.1");
  await form.getByLabel("Requests").fill("many");
  await form.getByRole("button", { name: "Post signal" }).click();
  await expect(form.getByLabel("Customer")).toHaveAccessibleDescription(/must not be blank/);
  await expect(form.getByLabel("Source address")).toHaveAccessibleDescription(/IPv4 or IPv6/);
  await expect(form.getByLabel("Requests")).toHaveAttribute("aria-invalid", "true");
  await expect(form.getByLabel("Endpoint")).not.toHaveAttribute("aria-invalid", "true");
});

test("a posted signal, hostile words included, is shown as text", async ({ page }) => {
  const customer = `Form <b>${randomUUID()}</b>`;
  const form = await openForm(page);
  await form.getByLabel("Customer").fill(customer);
  await form.getByLabel("Source address").fill("198.51.100.23");
  await form.getByLabel("Metadata").fill('{"failed_attempts": 40}');
  await form.getByRole("button", { name: "Post signal" }).click();
  await expect(form).toBeHidden();
  await expect(rows(page).first()).toContainText(customer);
  await expect(rows(page).first().locator("b")).toHaveCount(0);
});

test("a signal pasted as JSON is taken, and unreadable JSON is refused", async ({ page }) => {
  const customer = `Paste ${randomUUID()}`;
  const form = await openForm(page);
  await form.getByRole("tab", { name: "JSON" }).click();
  await form.getByLabel("Signal as JSON").fill("{");
  await form.getByRole("button", { name: "Post signal" }).click();
  await expect(form.getByText(/is not JSON/)).toBeVisible();
  await form.getByLabel("Signal as JSON").fill(JSON.stringify({ threat_type: "bot_traffic", customer_name: customer }));
  await form.getByRole("button", { name: "Post signal" }).click();
  await expect(form).toBeHidden();
  await expect(rows(page).first()).toContainText(customer);
});

test("the generator is switched for everybody", async ({ browser }) => {
  const [one, other] = await Promise.all([openConsole(browser), openConsole(browser)]);
  await one.getByRole("button", { name: /^Generator/ }).click();
  await one.getByRole("menuitem", { name: "15 min" }).click();
  await expect(other.getByRole("button", { name: /^Generator.*(15 min|off)/ })).toBeVisible();
});
