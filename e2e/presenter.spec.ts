import type { Page } from "@playwright/test";
import { faultsOf } from "./support/faults";
import { expect, keepScreen, test } from "./support/story";

const panelOf = (page: Page) => page.getByRole("complementary", { name: "Demo" });
const stagesOf = (page: Page) => panelOf(page).getByRole("list", { name: "Stages" }).getByRole("listitem");
const sentStages = (page: Page) => stagesOf(page).and(page.locator("[data-status=sent]"));

async function openPanel(page: Page) {
  await page.goto("/");
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: /^Demo/ }).click();
  await expect(panelOf(page).getByRole("heading", { name: "Demo" })).toBeFocused();
  return panelOf(page);
}

async function play(page: Page, title: RegExp, speed: string) {
  const panel = await openPanel(page);
  const stop = panel.getByRole("button", { name: "Stop" });
  const story = panel.getByRole("radio", { name: title });
  await expect(story.or(stop)).toBeVisible();
  if (await stop.isVisible()) await stop.click();
  await story.check();
  await panel.getByLabel("Speed").selectOption(speed);
  await panel.getByRole("button", { name: "Play the story" }).click();
  await expect(panel.getByRole("button", { name: "Pause" })).toBeVisible();
  return panel;
}

test("a story is played at sixty times its speed; each stage lights up and leads to what it became", async ({
  page,
}) => {
  test.setTimeout(120_000);
  const panel = await play(page, /penetration test/, "60");
  await expect(panel.getByRole("progressbar")).toHaveAttribute("aria-valuetext", /of 30:00/);
  await expect(stagesOf(page)).toHaveCount(5);
  await expect(sentStages(page)).toHaveCount(5, { timeout: 60_000 });
  await expect(panel.getByText("Finished")).toBeVisible();
  for (const stage of await stagesOf(page).all()) await expect(stage).toContainText(/Benign|Likely false/i);
  await keepScreen(page, "demo-panel-dark");

  await stagesOf(page).nth(1).getByRole("link").click();
  await expect(page).toHaveURL(/\/threats\/[\w-]{36}$/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Ridgeline Assurance");
  await expect(panel).toBeVisible(); // it stays from page to page
  await stagesOf(page).nth(0).getByRole("link").click();
  await expect(page).toHaveURL(/\/alerts\/[\w-]{36}$/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Network scan from one address");
});

test("a story is paused, goes on, changes its speed and is stopped, the same on every screen", async ({
  page,
  openConsole,
}) => {
  test.setTimeout(120_000);
  const colleague = await openConsole();
  await colleague.getByRole("button", { name: /^Demo/ }).click();
  const panel = await play(page, /payroll mail/, "1"); // the second stage is minutes away
  await expect(sentStages(colleague)).toHaveCount(1);
  await panel.getByRole("button", { name: "Pause" }).click();
  await expect(panelOf(colleague).getByRole("button", { name: "Resume" })).toBeVisible();
  const held = await panel.getByRole("progressbar").getAttribute("aria-valuetext");

  await panelOf(colleague).getByRole("button", { name: "Close the demo panel" }).click();
  await expect(panelOf(colleague)).toHaveCount(0);
  await expect(colleague.getByRole("button", { name: /“A payroll mail.*is paused/ })).toBeFocused();
  expect(await panel.getByRole("progressbar").getAttribute("aria-valuetext")).toBe(held);

  await colleague.keyboard.press("g");
  await colleague.keyboard.press("d");
  await panelOf(colleague).getByLabel("Speed").selectOption("30");
  await expect(panel.getByLabel("Speed")).toHaveValue("30");
  await panelOf(colleague).getByRole("button", { name: "Resume" }).click();
  await expect(panel.getByRole("button", { name: "Pause" })).toBeVisible();
  await expect(stagesOf(page).nth(1)).toContainText("Likely real", { timeout: 40_000 });
  await panelOf(colleague).getByRole("button", { name: "Stop" }).click();
  await expect(panel.getByText("Stopped", { exact: false }).first()).toBeVisible();
  await expect(stagesOf(page).last()).toHaveAttribute("data-status", "waiting");
});

test("a double press plays a scenario once", async ({ page, request }) => {
  const panel = await openPanel(page);
  await panel.getByLabel("Or one scenario").selectOption("geo_impossible");
  const answer = page.waitForResponse((response) => response.url().endsWith("/api/demo/play"));
  await panel.getByRole("button", { name: "Play it" }).dblclick();
  const { play: first } = (await (await answer).json()) as { play: { play_id: string } };
  await expect(sentStages(page)).toHaveCount(1);
  const { play: now } = (await (await request.get("/api/demo/state")).json()) as { play: { play_id: string } };
  expect(now.play_id).toBe(first.play_id);
});

test("the panel is opened, worked and left by keyboard alone", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("combobox", { name: "Search everything" })).toBeFocused();
  await page.keyboard.type("demo");
  await expect(page.getByRole("option", { name: /^Demo: play a story/ })).toBeVisible();
  await page.keyboard.press("Enter");
  const heading = panelOf(page).getByRole("heading", { name: "Demo", exact: true });
  await expect(heading).toBeFocused();

  const story = panelOf(page).getByRole("radio", { name: /payroll mail/ });
  await story.focus();
  await page.keyboard.press("ArrowDown");
  await expect(panelOf(page).getByRole("radio", { name: /search box/ })).toBeChecked();
  await page.keyboard.press("Tab");
  await expect(panelOf(page).getByLabel("Speed")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(panelOf(page).getByRole("button", { name: "Play the story" })).toBeFocused();
  await page.keyboard.press("Enter");
  const pause = panelOf(page).getByRole("button", { name: "Pause" });
  await expect(pause).toBeVisible();
  await expect(heading).toBeFocused(); // the button that was pressed is gone
  await page.keyboard.press("Tab");
  await panelOf(page).getByRole("button", { name: "Stop" }).press("Enter");
  await expect(pause).toHaveCount(0);
  await expect(heading).toBeFocused();

  await page.keyboard.press("g");
  await page.keyboard.press("d");
  await expect(heading).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(panelOf(page)).toHaveCount(0);
});

test("the wallboard shows a critical threat live, and the running story", async ({ page, openConsole, request }) => {
  const wall = await openConsole({ path: "/wallboard", viewport: { width: 1920, height: 1080 } });
  await expect(wall.getByText("Live", { exact: true })).toBeVisible();
  await expect(wall.getByText(/UTC/)).toBeVisible();
  const answer = await request.post("/api/threats/trigger", { data: { scenario: "critical_threat" } });
  const { headline } = (await answer.json()) as { headline: string };
  const first = wall.getByRole("list", { name: "Open threats" }).getByRole("listitem").first();
  await expect(first).toContainText(headline);
  await expect(first).toContainText("Critical");
  await play(page, /search box/, "1");
  await expect(wall.getByRole("region", { name: "The story that is played" })).toContainText("stage 1 of 7");
  await keepScreen(wall, "wallboard-dark");
  expect(await faultsOf(wall)).toEqual([]);
  await panelOf(page).getByRole("button", { name: "Stop" }).click();
  await expect(wall.getByRole("region", { name: "The story that is played" })).toHaveCount(0);

  await wall.keyboard.press("f");
  await expect(wall.getByRole("button", { name: /Leave full screen/ })).toBeVisible();
  await wall.getByRole("button", { name: /Leave full screen/ }).click();
  await expect(wall.getByRole("button", { name: /^Full screen/ })).toBeVisible();
  await wall.keyboard.press("Escape");
  await expect(wall).toHaveURL(/\/$/);
});

test("the demo data is reset after a confirmation, and every open console follows", async ({
  page,
  openConsole,
  request,
}) => {
  test.setTimeout(120_000);
  const mark = `Reset ${Date.now()}`;
  await request.post("/api/threats/trigger", {
    data: {
      threat_type: "brute_force",
      customer_name: mark,
      source_ip: "198.51.100.23",
      metadata: { failed_attempts: 40 },
    },
  });
  const colleague = await openConsole();
  await expect(colleague.getByText(mark).first()).toBeVisible();
  const panel = await play(page, /payroll mail/, "1");
  await panel.getByRole("button", { name: "Reset the demo data…" }).click();
  const dialog = page.getByRole("dialog", { name: "Reset the demo data?" });
  await expect(dialog).toContainText("every threat and alert");
  await expect(dialog.getByRole("button", { name: "Cancel" })).toBeFocused();
  expect(await faultsOf(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Reset the demo data" }).click();
  await expect(page.getByText("The demo data is back")).toBeVisible({ timeout: 60_000 });
  await expect(colleague.getByText(mark)).toHaveCount(0);
  await expect(panel.getByText("Stopped: the demo data was reset")).toBeVisible();
  await expect(stagesOf(page).getByRole("link")).toHaveCount(0);
});

test("panel and wallboard are readable in both themes, by everybody", async ({ openConsole }) => {
  for (const theme of ["dark", "light"] as const) {
    const page = await openConsole({ theme });
    await page.getByRole("button", { name: /^Demo/ }).click();
    await expect(panelOf(page).getByRole("radio").first()).toBeVisible();
    expect(await faultsOf(page)).toEqual([]);
    const wall = await openConsole({ theme, path: "/wallboard", viewport: { width: 1280, height: 720 } });
    await expect(wall.getByText("Live", { exact: true })).toBeVisible();
    expect(await faultsOf(wall)).toEqual([]);
    await keepScreen(wall, `wallboard-${theme}-1280`);
  }
});
