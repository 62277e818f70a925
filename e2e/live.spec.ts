import { randomUUID } from "node:crypto";
import { type APIRequestContext, expect, type Page, test } from "@playwright/test";

const rows = (page: Page) => page.getByRole("list", { name: "Threats", exact: true }).getByRole("listitem");
const live = (page: Page) => page.getByText("Live", { exact: true });

async function post(request: APIRequestContext, customer: string): Promise<string> {
  const answer = await request.post("/api/threats/trigger", {
    data: { threat_type: "rate_limit_breach", customer_name: customer, request_count: 900, time_window_minutes: 5 },
  });
  expect(answer.status()).toBe(200);
  return ((await answer.json()) as { id: string }).id;
}

const pathOf = (customer: string) => `/threats?customer=${encodeURIComponent(customer)}`;

test("a stored threat appears by itself, newest first, each once", async ({ page, request }) => {
  const customer = `Live ${randomUUID()}`;
  await post(request, customer);
  await page.goto(pathOf(customer));
  await expect(live(page)).toBeVisible();
  const ids: string[] = [];
  for (let at = 0; at < 5; at += 1) ids.push(await post(request, customer));
  await expect(rows(page)).toHaveCount(6);
  for (const [at, id] of ids.reverse().entries())
    await expect(rows(page).nth(at).getByTestId(`threat-${id}`)).toBeVisible();
});

test("while the socket is down the lists are asked for, and it says so; afterwards all is live again", async ({
  page,
  request,
}) => {
  const customer = `Cut ${randomUUID()}`;
  await post(request, customer);
  const sockets: { close: () => Promise<void> }[] = [];
  let cut = false;
  await page.routeWebSocket(/\/socket\.io\//, (socket) => {
    if (cut) return void socket.close();
    socket.connectToServer();
    sockets.push(socket);
  });
  await page.route(/\/socket\.io\//, (route) => (cut ? route.abort() : route.continue()));
  await page.goto(pathOf(customer));
  await expect(live(page)).toBeVisible();

  cut = true;
  for (const socket of sockets) await socket.close();
  await expect(page.getByText(/Reconnecting/)).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "Live updates paused." })).toBeVisible();
  await post(request, customer);
  await expect(rows(page)).toHaveCount(2, { timeout: 9_000 });

  cut = false;
  await expect(live(page)).toBeVisible({ timeout: 15_000 });
  await post(request, customer);
  await expect(rows(page)).toHaveCount(3);
});

test("a reader down in the list is not moved: what is new waits at the top", async ({ page, request }) => {
  const customer = `Held ${randomUUID()}`;
  await Promise.all(Array.from({ length: 60 }, () => post(request, customer)));
  await page.goto(pathOf(customer));
  await expect(live(page)).toBeVisible();
  const list = page.getByRole("list", { name: "Threats", exact: true });
  await list.hover();
  await page.mouse.wheel(0, 900);
  await expect.poll(() => list.evaluate((element) => element.parentElement?.scrollTop)).toBeGreaterThan(500);
  const newest = await post(request, customer);
  await expect(page.getByRole("button", { name: "1 new" })).toBeVisible();
  await expect(page.getByTestId(`threat-${newest}`)).toHaveCount(0);
  await page.getByRole("button", { name: "1 new" }).click();
  await expect(page.getByTestId(`threat-${newest}`)).toBeVisible();
  await expect(rows(page).first().getByTestId(`threat-${newest}`)).toBeVisible();
});

test("a long list is loaded as far as it is read", async ({ page, request }) => {
  const customer = `Long ${randomUUID()}`;
  const first = await post(request, customer);
  for (let at = 0; at < 6; at += 1) await Promise.all(Array.from({ length: 20 }, () => post(request, customer)));
  await page.goto(pathOf(customer));
  const list = page.getByRole("list", { name: "Threats", exact: true });
  await expect(list).toBeVisible();
  await expect
    .poll(async () => {
      await list.evaluate((element) => element.parentElement?.scrollTo(0, element.scrollHeight));
      return page.getByTestId(`threat-${first}`).count();
    })
    .toBe(1);
});
