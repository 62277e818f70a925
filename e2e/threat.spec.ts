import type { Page } from "@playwright/test";
import type { ThreatAnalysis } from "@/lib/schema/threat-analysis";
import { expect, keepScreen, test } from "./support/story";

/** A threat of this story's own, judged by the running instance. */
async function trigger(page: Page, body: unknown = { scenario: "critical_threat" }): Promise<ThreatAnalysis> {
  const answer = await page.request.post("/api/threats/trigger", { data: body });
  expect(answer.status()).toBe(200);
  return (await answer.json()) as ThreatAnalysis;
}

const asItIs = async (page: Page, id: string) =>
  (await (await page.request.get(`/api/threats/${id}`)).json()) as ThreatAnalysis;

/** The server paints the page at once; keys are heard when it has come alive. */
async function openThreat(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.locator("header[data-alive]")).toBeVisible();
}

test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
});

test("an analyst sees what happened, how sure it is and why", async ({ page }) => {
  const threat = await trigger(page);
  await openThreat(page, `/threats/${threat.id}`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(threat.headline);
  await expect(page.getByRole("list", { name: "Findings" }).getByRole("listitem").first()).toBeVisible();

  await page.keyboard.press("w");
  const why = page.getByRole("list", { name: "Reasons, in log-odds" });
  await expect(why).toBeInViewport();
  const reasons = threat.false_positive_score.indicators;
  await expect(why.locator("> li")).toHaveCount(reasons.length);
  await expect(why.locator("> li").first()).toContainText("Prior");
  await keepScreen(page, "threat-overview");
});

test("a finding's evidence leads to the field of the raw signal that it was read from", async ({ page }) => {
  const threat = await trigger(page);
  const field = threat.agent_analyses.priority.evidence.find((one) => typeof one.data.path === "string");
  expect(field).toBeDefined();
  await openThreat(page, `/threats/${threat.id}?tab=raw`);
  await page.getByRole("button", { name: `Evidence ${field?.id}`, exact: true }).click();
  const card = page.getByRole("dialog", { name: `Evidence ${field?.id}` });
  await expect(card).toContainText("Field of the signal");
  await card.getByRole("button", { name: "Show in raw signal" }).click();
  await expect(page).toHaveURL(/tab=raw&field=/);
  await expect(page.locator("[data-lit]").first()).toBeInViewport();
});

test("approving names target and blast radius first, and says that nothing was carried out", async ({ page }) => {
  const threat = await trigger(page);
  const action = threat.response_plan.primary_action;
  await openThreat(page, `/threats/${threat.id}`);
  await expect(page.getByRole("button", { name: /^Approve/ }).first()).toBeVisible();
  await page.keyboard.press("a");
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText(action.target);
  await expect(dialog).toContainText(action.estimated_impact);
  expect((await asItIs(page, threat.id)).response_plan.primary_action.status).toBe("proposed");
  await dialog.getByRole("button", { name: /^Approve/ }).click();
  await expect(
    page
      .getByRole("main")
      .getByText(/Recorded, not carried out: no connector is set up/)
      .first(),
  ).toBeVisible();
  expect((await asItIs(page, threat.id)).response_plan.primary_action.status).toBe("approved");
});

test("an analyst takes a threat, resolves it with the keyboard and takes that back", async ({ page }) => {
  const threat = await trigger(page);
  await openThreat(page, `/threats/${threat.id}`);
  await expect(page.getByRole("button", { name: "Take", exact: true })).toBeVisible();
  await page.keyboard.press("t");
  await expect(page.getByRole("button", { name: "Release" })).toBeVisible();

  await page.keyboard.press("r");
  const dialog = page.getByRole("dialog", { name: "How did it end?" });
  await expect(dialog).toBeVisible();
  await page.keyboard.press("2");
  await expect(dialog.getByRole("radio", { name: "False positive" })).toBeChecked();
  await expect(dialog.getByRole("status")).toContainText(/The next signal like this: .*0\.\d+ → 0\.\d+/);
  await dialog.getByLabel("Why?").fill("The scanner was ours.");
  await dialog.getByRole("button", { name: "Resolve" }).click();
  await expect(dialog).toBeHidden();
  expect((await asItIs(page, threat.id)).resolution).toMatchObject({ verdict: "false_positive" });

  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Resolution taken back")).toBeVisible();
  expect((await asItIs(page, threat.id)).resolution).toBeNull();
});

test("a change against an older version is explained, and the page shows the newer one", async ({
  page,
  allowNoise,
}) => {
  allowNoise(/409/);
  const threat = await trigger(page);
  await openThreat(page, `/threats/${threat.id}`);
  await expect(page.getByRole("button", { name: "Take", exact: true })).toBeVisible();
  // A colleague is faster: their change lands just before ours reaches the server.
  await page.route(`**/api/threats/${threat.id}`, async (route) => {
    if (route.request().method() !== "PATCH") return route.fallback();
    await page.request.patch(`/api/threats/${threat.id}`, { data: { assignee: "colleague", version: threat.version } });
    return route.continue();
  });
  await page.keyboard.press("t");
  await expect(page.getByText("Someone else changed this threat")).toBeVisible();
  await expect(page.getByText("taken by colleague").first()).toBeVisible();
});

test("notes are kept, newest state shown without a reload", async ({ page }) => {
  const threat = await trigger(page);
  await openThreat(page, `/threats/${threat.id}`);
  await page.getByLabel("Add a note").fill("Called the desk: nobody there.");
  await page.getByRole("button", { name: "Add note" }).click();
  await expect(page.getByRole("list", { name: "Notes" })).toContainText("Called the desk: nobody there.");
});

test("every tab has an address, works by arrow keys and fits a phone", async ({ page }) => {
  const threat = await trigger(page);
  await openThreat(page, `/threats/${threat.id}?tab=timeline`);
  const events = page.getByRole("list", { name: "Events" }).locator("> li");
  await expect(events).toHaveCount(threat.investigation_timeline.events.length);
  await page.getByRole("tab", { name: "Timeline" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(page).toHaveURL(/tab=response/);
  await expect(page.getByRole("list", { name: "Escalation path" })).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  for (const tab of ["overview", "agents", "timeline", "response", "raw"]) {
    await openThreat(page, `/threats/${threat.id}?tab=${tab}`);
    await expect(page.getByRole("tabpanel")).toBeVisible();
    const excess = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(excess, tab).toBeLessThanOrEqual(0);
  }
});

test("on a phone the plan comes right after the summary and the notes come last", async ({ page }) => {
  const threat = await trigger(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await openThreat(page, `/threats/${threat.id}`);
  const top = async (name: string) => (await page.getByRole("region", { name }).boundingBox())?.y ?? Number.NaN;
  const names = ["Summary", "Response plan", "Findings", "Severity", "History", "Notes"];
  const tops = await Promise.all(names.map(top));
  expect(tops).toEqual([...tops].sort((a, b) => a - b));
});

test("a verdict and its reason are given by keyboard alone", async ({ page }) => {
  const threat = await trigger(page);
  await openThreat(page, `/threats/${threat.id}`);
  await page.keyboard.press("r");
  await expect(page.getByRole("radio", { name: "True positive" })).toBeFocused();
  await page.keyboard.press("2");
  await expect(page.getByRole("radio", { name: "False positive" })).toBeChecked();
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Why?")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Say why, in three letters at least.")).toBeVisible();
  await page.keyboard.type("Our own 2 scanners");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Resolved: false positive").first()).toBeVisible();
  expect((await asItIs(page, threat.id)).resolution).toMatchObject({ note: "Our own 2 scanners" });
});

test("what an attacker wrote stays text, and nothing in it stays hidden", async ({ page }) => {
  let opened = false;
  page.on("dialog", (dialog) => {
    opened = true;
    void dialog.dismiss();
  });
  const hostile = `<img src=x onerror="alert(1)"> <script>alert(2)</script> \u202egnp.exe \u200b ${"W".repeat(600)}`;
  const threat = await trigger(page, {
    threat_type: "bot_traffic",
    customer_name: "<b>Bold</b> \u202eCustomer",
    source_ip: "203.0.113.77",
    user_agent: hostile,
    metadata: { note: "bell \u0007 escape \u001b[31m", "<i>key</i>": "javascript:alert(3)" },
  });
  for (const tab of ["overview", "agents", "timeline", "response", "raw"]) {
    await openThreat(page, `/threats/${threat.id}?tab=${tab}`);
    await expect(page.getByRole("tabpanel")).toBeVisible();
    expect(await page.locator("main").locator("b, i, script, img[src='x']").count(), tab).toBe(0);
  }
  const signal = page.getByRole("list", { name: "Signal as received" });
  await expect(signal).toContainText('<img src=x onerror="alert(1)">');
  await expect(signal).toContainText("⟨U+202E⟩");
  await expect(signal).toContainText("⟨ESC⟩");
  expect(opened).toBe(false);
});

test("an id that nobody knows gets a page that helps", async ({ page, allowNoise }) => {
  allowNoise(/404/);
  await page.goto("/threats/00000000-0000-4000-8000-00000000dead");
  await expect(page.getByText("There is no threat with this id")).toBeVisible();
  await expect(page.getByRole("main").getByRole("link", { name: "All threats" })).toBeVisible();
});
