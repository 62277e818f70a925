import type { Page } from "@playwright/test";
import { asItIs, judged, openAlert, REMOTE_LOGON, REMOVED_MALWARE, sampleAlert } from "./support/alerts";
import { faultsOf } from "./support/faults";
import { expect, keepScreen, setTheme, test } from "./support/story";

const graph = (page: Page) => page.getByRole("region", { name: "Workflow graph" });
const node = (page: Page, name: string) => graph(page).getByRole("button", { name: new RegExp(`^${name}:`) });
const approval = (page: Page) => page.getByRole("region", { name: "Approval" });

test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
});

test("an analyst sees what happened, how sure it is, why, what to do and by when", async ({ page }) => {
  const workflow = await judged(page, sampleAlert(REMOTE_LOGON));
  await openAlert(page, workflow.workflow_id);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(workflow.alert.rule_name);
  const main = page.getByRole("main");
  await expect(main).toContainText("Likely real: true positive");
  await expect(main).toContainText(workflow.ticket_id ?? "no ticket");
  await expect(main.getByRole("timer")).toContainText("left");
  await expect(page.getByRole("list", { name: "Recommended actions" }).getByRole("listitem").first()).toBeVisible();
  const reasons = page.getByRole("list", { name: "Reasons, in log-odds" });
  await expect(reasons.locator("> li")).toHaveCount(workflow.decision_result?.weights.length ?? -1);
  await page.keyboard.press("w");
  await expect(reasons).toBeInViewport();
  await keepScreen(page, "workflow-decision");
});

test("the graph shows where the workflow stands, and each node opens its result by keyboard", async ({ page }) => {
  const workflow = await judged(page, sampleAlert(REMOTE_LOGON));
  await openAlert(page, workflow.workflow_id);
  await expect(node(page, "Approve")).toHaveAccessibleName(/waits for you/);
  const steps = page.getByRole("list", { name: "Steps of the workflow" });
  await expect(steps.getByRole("listitem")).toHaveCount(7);
  await expect(steps.locator("[aria-current=step]")).toContainText("Approve");

  await node(page, "Triage").focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("region", { name: "Triage" })).toContainText("noise score");
  await node(page, "Investigate").focus();
  await page.keyboard.press("Space");
  await expect(page.getByRole("list", { name: "Parts of the risk" })).toBeVisible();
  await expect(page.getByRole("list", { name: "Attack chain, in order of tactic" })).toBeVisible();
  await expect(page.getByText("What was looked for, and what was not found")).toBeVisible();
  await node(page, "Respond").click();
  await expect(page.getByRole("article", { name: `Ticket ${workflow.ticket_id}` })).toBeVisible();
  await expect(page.getByRole("list", { name: "Notifications sent" })).toContainText(
    "recorded, not sent: no connector carries this channel yet",
  );
});

test("an alert that triage is sure of leaves out the investigation, and says so", async ({ page }) => {
  const workflow = await judged(page, sampleAlert(REMOVED_MALWARE));
  expect(workflow.triage_result?.requires_investigation).toBe(false);
  await openAlert(page, workflow.workflow_id);
  await expect(node(page, "Investigate")).toHaveAccessibleName(/not needed/);
  await node(page, "Investigate").click();
  await expect(page.getByText("Triage was sure without it, so it was left out.")).toBeVisible();
  await expect(approval(page)).toBeHidden();
});

test("evidence leads to the field of the raw alert that it was read from", async ({ page }) => {
  const workflow = await judged(page, sampleAlert(REMOTE_LOGON));
  const field = workflow.triage_result?.evidence.find((one) => one.kind === "alert_field");
  expect(field).toBeDefined();
  await openAlert(page, workflow.workflow_id, "raw");
  const chip = page.getByRole("button", { name: `Evidence ${field?.id}`, exact: true });
  await chip.first().click();
  const card = page.getByRole("dialog", { name: `Evidence ${field?.id}` });
  await expect(card).toContainText("Field of the alert");
  await card.getByRole("button", { name: "Show in raw alert" }).click();
  await expect(page).toHaveURL(/view=raw&field=/);
  await expect(page.locator("[data-lit]").first()).toBeInViewport();
});

test("approving names target and blast radius first, then says by whom, and the workflow ends", async ({ page }) => {
  const workflow = await judged(page, sampleAlert(REMOTE_LOGON));
  const asked = workflow.response_result?.actions.filter((action) => action.requires_approval) ?? [];
  const [first] = asked;
  if (!first) throw new Error("this alert asks for no approval");
  await openAlert(page, workflow.workflow_id);
  await page.keyboard.press("a");
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText(first.target);
  await expect(dialog).toContainText(first.estimated_impact);
  expect((await asItIs(page, workflow.workflow_id)).decisions).toEqual([]);
  await dialog.getByRole("button", { name: /^Approve/ }).click();
  await expect(approval(page)).toContainText(/Approved by .+/);
  await expect(approval(page)).toContainText("Recorded, not carried out");

  for (const { id } of asked.slice(1)) {
    const data = { decision: "reject" };
    await page.request.post(`/api/alerts/${workflow.workflow_id}/actions/${id}`, { data });
  }
  await expect(node(page, "Approve")).toHaveAccessibleName(/decided/); // heard live: nobody reloads
  await expect(approval(page)).toContainText("What was decided");
  await expect(page.getByRole("main").getByText("Completed").first()).toBeVisible();
});

test("who comes second is told so, and sees what was decided", async ({ page, allowNoise }) => {
  allowNoise(/409/);
  const workflow = await judged(page, sampleAlert(REMOTE_LOGON));
  await openAlert(page, workflow.workflow_id);
  await page.route("**/api/alerts/*/actions/*", async (route) => {
    await page.request.post(route.request().url(), { data: { decision: "reject", note: "Too early." } });
    await route.continue();
  });
  await page.keyboard.press("a");
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Approve/ })
    .click();
  await expect(page.getByText("Someone was faster")).toBeVisible();
  await expect(approval(page)).toContainText(/Rejected by .+: Too early\./);
});

test("an analyst takes an alert, resolves it with the keyboard and takes that back", async ({ page, allowNoise }) => {
  allowNoise(/status of 409/); // taken back while the workflow moves on, the console asks again with the newer version
  const workflow = await judged(page, sampleAlert(REMOTE_LOGON));
  await openAlert(page, workflow.workflow_id);
  await page.keyboard.press("t");
  await expect(page.getByRole("button", { name: "Release" })).toBeVisible();
  await page.keyboard.press("r");
  const dialog = page.getByRole("dialog", { name: "How did it end?" });
  await expect(dialog.getByRole("radio", { name: "True positive" })).toBeFocused();
  await page.keyboard.press("3");
  await expect(dialog.getByRole("radio", { name: "Benign" })).toBeChecked();
  await expect(dialog.getByRole("status")).toContainText(/The next alert like this: .* likely malicious/);
  await expect(dialog).toContainText("The actions that wait for a decision are rejected with it.");
  await dialog.getByLabel("Why?").fill("The administrator was on call.");
  await dialog.getByRole("button", { name: "Resolve" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText("Resolved: benign").first()).toBeVisible();
  expect((await asItIs(page, workflow.workflow_id)).resolution).toMatchObject({ verdict: "benign" });
  await expect.poll(async () => (await asItIs(page, workflow.workflow_id)).status).toBe("completed");

  await page.getByRole("button", { name: "Take it back" }).click();
  await expect(page.getByText("Resolution taken back")).toBeVisible();
  expect((await asItIs(page, workflow.workflow_id)).resolution).toBeNull();
});

test("what an attacker wrote stays text, and nothing in it stays hidden", async ({ page }) => {
  let opened = false;
  page.on("dialog", (dialog) => {
    opened = true;
    void dialog.dismiss();
  });
  const hostile = `<img src=x onerror="alert(1)"> <script>alert(2)</script> \u202egnp.exe \u200b ${"W".repeat(600)}`;
  const workflow = await judged(
    page,
    sampleAlert(REMOTE_LOGON, {
      rule_name: `<b>Rule</b> ${hostile}`.slice(0, 500),
      description: hostile,
      raw_data: { "<i>key</i>": hostile, bell: "\u0007" },
    }),
  );
  await page.setViewportSize({ width: 390, height: 844 });
  for (const view of ["triage", "investigation", "decision", "response", "raw", "notes"]) {
    await openAlert(page, workflow.workflow_id, view);
    await expect(page.getByRole("tabpanel")).toBeVisible();
    expect(await page.locator("main").locator("b, i, script, img[src='x']").count(), view).toBe(0);
    const excess = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(excess, view).toBeLessThanOrEqual(0);
  }
  await openAlert(page, workflow.workflow_id, "raw");
  const alert = page.getByRole("list", { name: "Alert as stored" });
  await expect(alert).toContainText('<img src=x onerror="alert(1)">');
  await expect(alert).toContainText("⟨U+202E⟩");
  await expect(alert).toContainText("⟨BEL⟩");
  expect(opened).toBe(false);
});

test("the bell counts what this browser has not seen, and each notification leads to its alert", async ({ page }) => {
  await page.goto("/");
  const bell = page.getByRole("button", { name: /^Notifications/ });
  await bell.click(); // seen, whatever came before
  await page.keyboard.press("Escape");
  await expect(bell).toBeFocused();
  await expect(bell).toHaveAccessibleName("Notifications");

  const workflow = await judged(page, sampleAlert(REMOTE_LOGON));
  await expect(bell).toHaveAccessibleName(/^Notifications, \d+ unread$/); // heard live
  await bell.click();
  const list = page.getByRole("list", { name: "Notifications" });
  await list
    .getByRole("link")
    .filter({ hasText: String(workflow.ticket_id) })
    .first()
    .click();
  await expect(page).toHaveURL(new RegExp(`/alerts/${workflow.workflow_id}`));
  await page.reload();
  await expect(bell).toHaveAccessibleName("Notifications");
});

test("an id that nobody knows gets a page that helps", async ({ page, allowNoise }) => {
  allowNoise(/404/);
  await page.goto("/alerts/00000000-0000-4000-8000-00000000dead");
  await expect(page.getByText("There is no alert with this id")).toBeVisible();
  await expect(page.getByRole("main").getByRole("link", { name: "All alerts" })).toBeVisible();
});

for (const theme of ["dark", "light"] as const) {
  test(`in the ${theme} theme an alert has no fault that a machine can find, nor have its dialogs and the bell`, async ({
    page,
    context,
    baseURL,
  }) => {
    test.slow(); // nine pages, each read whole
    await setTheme(context, theme, baseURL ?? "");
    const { workflow_id } = await judged(page, sampleAlert(REMOTE_LOGON));
    for (const view of ["triage", "investigation", "decision", "response", "raw", "notes"]) {
      await openAlert(page, workflow_id, view);
      await expect(page.getByRole("tabpanel")).toBeVisible();
      expect(await faultsOf(page), view).toEqual([]);
    }
    const dialog = page.getByRole("dialog");
    for (const key of ["r", "a"]) {
      await page.keyboard.press(key);
      await expect(dialog).toBeVisible();
      expect(await faultsOf(page), `dialog of ${key}`).toEqual([]);
      await page.keyboard.press("Escape");
      await expect(dialog).toBeHidden();
    }
    await page.getByRole("button", { name: /^Notifications/ }).click();
    await expect(page.getByRole("list", { name: "Notifications" })).toBeVisible();
    expect(await faultsOf(page), "the bell").toEqual([]);
  });
}
