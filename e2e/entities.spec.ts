import { randomUUID } from "node:crypto";
import { faultsOf } from "./support/faults";
import { expect, keepScreen, setTheme, test } from "./support/story";

const ADDRESS = "203.0.113.77";

async function aThreat(request: import("@playwright/test").APIRequestContext, user_id: string) {
  const signal = {
    threat_type: "brute_force",
    customer_name: "Entity & Söhne / Example",
    source_ip: ADDRESS,
    metadata: { user_id },
  };
  const answer = await request.post("/api/threats/trigger", { data: signal });
  expect(answer.ok()).toBe(true);
  return (await answer.json()) as { id: string; headline: string };
}

test("an analyst follows a name from a threat to everything known of it, and on to the lists", async ({ page }) => {
  const user = `CORP\\Kim ${randomUUID().slice(0, 8)}/100%`;
  const { id } = await aThreat(page.request, user);
  await page.goto(`/threats/${id}`);
  await page.getByRole("complementary", { name: "About this threat" }).getByRole("link", { name: user }).click();
  await expect(page.getByRole("heading", { level: 1, name: user })).toBeVisible();
  await expect(page.getByText("1 threat and 0 alerts name it")).toBeVisible();
  const newest = page.getByRole("list", { name: "Newest threats" });
  await expect(newest.getByRole("link")).toHaveAttribute("href", `/threats/${id}`);
  await page.getByRole("link", { name: "Entity & Söhne / Example" }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Entity & Söhne / Example" })).toBeVisible();
  await page.getByRole("link", { name: "All threats" }).click();
  await expect(page).toHaveURL(/\/threats\?customer=Entity/);
  await expect(page.getByRole("list", { name: "Threats", exact: true }).getByRole("listitem").first()).toBeVisible();
});

test("a name that nothing mentions, and one that cannot be, are told apart", async ({ page, allowNoise }) => {
  allowNoise(/404/);
  await page.goto(`/entities/hash/${"ab".repeat(32)}`);
  await expect(page.getByText("Nothing has been seen of it")).toBeVisible();
  await page.goto("/entities/ip/not-an-address");
  await expect(page.getByText("This names nothing that can be looked up")).toBeVisible();
});

for (const theme of ["dark", "light"] as const) {
  test(`an address is shown without a fault in the ${theme} theme, at a desk and on a phone`, async ({
    page,
    context,
    baseURL,
  }) => {
    await setTheme(context, theme, baseURL ?? "");
    await aThreat(page.request, "kim");
    for (const [path, name] of [
      [`/entities/ip/${ADDRESS}`, "address"],
      ["/entities/customer/Global%20Finance", "customer"],
    ] as const) {
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.goto(path);
      await expect(page.getByRole("region", { name: "What is known" })).toBeVisible();
      expect(await faultsOf(page)).toEqual([]);
      await keepScreen(page, `entity-${name}-${theme}`);
      await page.setViewportSize({ width: 390, height: 844 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
      await keepScreen(page, `entity-${name}-${theme}-phone`);
    }
  });
}
