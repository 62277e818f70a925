import type { Locator, Page } from "@playwright/test";
import type { ThreatAnalysis } from "@/lib/schema/threat-analysis";
import { judged, openAlert, REMOTE_LOGON, sampleAlert } from "./support/alerts";
import { faultsOf } from "./support/faults";
import { expect, keepScreen, setTheme, test, threatList } from "./support/story";

/** A threat of this story's own. */
async function trigger(page: Page, scenario = "database_exfiltration"): Promise<ThreatAnalysis> {
  const answer = await page.request.post("/api/threats/trigger", { data: { scenario } });
  expect(answer.status()).toBe(200);
  return (await answer.json()) as ThreatAnalysis;
}

/** The server paints the page at once; keys are heard when it has come alive. */
async function openThreat(page: Page, id: string): Promise<void> {
  await page.goto(`/threats/${id}`);
  await expect(page.locator("header[data-alive]")).toBeVisible();
}

const figure = (page: Page, name: RegExp) => page.getByRole("main").getByRole("button", { name }).first();
const SEVERITY = /^Severity [\d.]+ of 100.*why\?$/;
const SCORE = /false-positive score [\d.]+.*why\?$/;
const CONFIDENCE = /^confidence [\d.]+.*why\?$/;

/** As a person without a mouse gets there. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await expect(wanted).toBeVisible();
  for (let pressed = 0; pressed < 80; pressed++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  await expect(wanted).toBeFocused();
}

test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
});

test("every figure of a threat opens its reason, and gives the focus back", async ({ page }) => {
  const threat = await trigger(page);
  const { false_positive_score: score, severity_score: severity, counterfactuals = [] } = threat;
  const [ofScore, ofSeverity] = counterfactuals;
  await openThreat(page, threat.id);
  const card = page.getByRole("dialog");

  await figure(page, SEVERITY).click();
  const parts = card.getByRole("list", { name: "Parts of the severity score" });
  await expect(parts.locator("> li")).toHaveCount(severity.parts.length);
  await expect(card).toContainText(ofSeverity?.text ?? "nothing told");
  await page.keyboard.press("Escape");
  await expect(card).toBeHidden();
  await expect(figure(page, SEVERITY)).toBeFocused();

  await figure(page, SCORE).click();
  await expect(card.getByRole("list", { name: "Reasons, in log-odds" }).locator("> li")).toHaveCount(
    score.indicators.length,
  );
  await expect(card).toContainText(ofScore?.text ?? "nothing told");
  await keepScreen(page, "why-score");
  await page.keyboard.press("Escape");

  await figure(page, CONFIDENCE).click();
  await expect(card.getByRole("list", { name: "Parts of the confidence" })).toContainText("sure on average");
  await expect(card.getByRole("list", { name: "Confidence of the agents" }).getByRole("listitem")).toHaveCount(5);
  await page.keyboard.press("Escape");

  await page.getByRole("list", { name: "Causes of the review" }).getByRole("button").first().click();
  await expect(card).toContainText("Critical and high threats are always looked at by a person");
  await page.keyboard.press("Escape");

  const [technique] = threat.mitre_techniques;
  await page.getByRole("list", { name: "ATT&CK techniques" }).getByRole("button").first().click();
  await expect(card).toContainText(technique?.name ?? "no technique");
  await expect(card.getByRole("list", { name: `What matched ${technique?.id}` })).toContainText(
    technique?.matched?.[0]?.text ?? "nothing matched",
  );
});

test("a finding lights up all that it was read from in the raw signal, at one press", async ({ page }) => {
  const threat = await trigger(page);
  await openThreat(page, threat.id);
  const findings = page.getByRole("list", { name: "Findings" });
  await findings
    .getByRole("button", { name: /^Show in the raw signal/ })
    .first()
    .click();
  await expect(page).toHaveURL(/tab=raw&field=/);
  const lit = page.getByRole("list", { name: "Signal as received" }).locator("[data-lit]").first();
  await expect(lit).toBeInViewport();
  await expect(lit).toBeFocused();
});

test("evidence named in a reason is shown where it stands, and leads there", async ({ page }) => {
  const threat = await trigger(page);
  await openThreat(page, threat.id);
  await figure(page, SCORE).click();
  const card = page.getByRole("dialog", { name: /^Why/ });
  const field = threat.agent_analyses.priority.evidence.find((one) => typeof one.data.path === "string");
  const cited = threat.false_positive_score.indicators.flatMap(({ evidence_ids }) => evidence_ids);
  const id = cited.find((one) => one.startsWith("E6")) ?? field?.id;
  await card
    .getByRole("button", { name: `Evidence ${id}`, exact: true })
    .first()
    .click();
  const evidence = page.getByRole("dialog", { name: `Evidence ${id}` });
  await expect(
    evidence.getByRole("list", { name: "Where it stands in the signal" }).locator("[data-lit]").first(),
  ).toBeVisible();
  await evidence.getByRole("button", { name: "Show in raw signal" }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page.locator("#raw-signal [data-lit]").first()).toBeInViewport();
});

test("the whole why of an alert, by keyboard only", async ({ page }) => {
  const workflow = await judged(page, sampleAlert(REMOTE_LOGON));
  const { decision_result: decision } = workflow;
  await openAlert(page, workflow.workflow_id);
  const card = page.getByRole("dialog");
  const opened = async (name: RegExp) => {
    await tabTo(page, figure(page, name));
    await page.keyboard.press("Enter");
    await expect(card).toBeVisible();
  };
  const closed = async (name: RegExp) => {
    await page.keyboard.press("Escape");
    await expect(card).toBeHidden();
    await expect(figure(page, name)).toBeFocused();
  };
  const verdict = /^Likely real: true positive.*why\?$/;
  await opened(verdict);
  await expect(card.getByRole("list", { name: "Reasons, in log-odds" }).locator("> li")).toHaveCount(
    decision?.weights.length ?? -1,
  );
  await expect(card).toContainText(decision?.counterfactuals?.[0]?.text ?? "nothing told");
  await closed(verdict);

  await opened(CONFIDENCE);
  await expect(card.getByRole("list", { name: "Parts of the confidence" })).toContainText("As sure as triage was");
  await closed(CONFIDENCE);

  await opened(/^P\d.*why\?$/);
  await expect(card.getByRole("list", { name: "Points of the priority" })).toBeVisible();
  await expect(card).toContainText(decision?.priority_rule ?? "no rule");
  await keepScreen(page, "why-priority");
  await closed(/^P\d.*why\?$/);

  await opened(/^risk [\d.]+ of 10.*why\?$/);
  await expect(card.getByRole("list", { name: "Parts of the risk" })).toBeVisible();
  await closed(/^risk [\d.]+ of 10.*why\?$/);

  await page.keyboard.press("w");
  await expect(page.locator("#workflow-why")).toBeFocused();
  const reasons = page.getByRole("list", { name: "Reasons, in log-odds" });
  await expect(reasons).toBeInViewport();
  const cited = decision?.weights.find(({ group }) => group === "severity")?.evidence_ids[0];
  await tabTo(page, reasons.getByRole("button", { name: `Evidence ${cited}`, exact: true }).first());
  await page.keyboard.press("Enter");
  await expect(card.getByRole("list", { name: "Where it stands in the alert" })).toContainText("severity");
  await tabTo(page, card.getByRole("button", { name: "Show in raw alert" }));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/view=raw&field=severity/);
  await expect(page.getByRole("list", { name: "Alert as stored" }).locator("[data-lit]").first()).toBeFocused();
});

test("a technique of an alert says what matched", async ({ page }) => {
  const workflow = await judged(page, sampleAlert(REMOTE_LOGON));
  const match = workflow.triage_result?.technique_matches?.[0];
  await openAlert(page, workflow.workflow_id, "triage");
  const techniques = page.getByRole("list", { name: "ATT&CK techniques" });
  await techniques.getByRole("button", { name: match?.name ?? "no technique" }).click();
  const card = page.getByRole("dialog", { name: `Why ${match?.id}` });
  await expect(card).toContainText(match?.matched?.[0]?.text ?? "nothing matched");
});

test("beside the list, Esc closes the reason first and what it explains after", async ({ page }) => {
  const workflow = await judged(page, sampleAlert(REMOTE_LOGON));
  await page.goto("/alerts");
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
  await page.getByTestId(`alert-${workflow.workflow_id}`).getByRole("link").click();
  const drawer = page.getByRole("dialog", { name: workflow.alert.rule_name });
  const priority = drawer.getByRole("button", { name: /^P\d.*why\?$/ }).first();
  await priority.click();
  const card = page.getByRole("dialog", { name: /^Why P\d$/ });
  await expect(card.getByRole("list", { name: "Points of the priority" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(card).toBeHidden();
  await expect(priority).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(drawer).toBeHidden();
});

test("w on a row of the list leads to the reasons of its score", async ({ page }) => {
  const threat = await trigger(page);
  await page.goto("/threats");
  const row = threatList(page).locator(`[data-testid="threat-${threat.id}"]`);
  await expect(row).toBeVisible();
  await row.getByRole("link").focus();
  await expect(row.getByRole("link")).toBeFocused();
  await page.keyboard.press("w");
  await expect(page).toHaveURL(new RegExp(`/threats/${threat.id}`));
  await expect(page.getByRole("list", { name: "Reasons, in log-odds" })).toBeInViewport();
  await expect(page.locator("#why")).toBeFocused();
});

/** Opens the card of a figure, holds it to `check`, and closes it. */
async function eachCard(page: Page, names: RegExp[], check: (name: string) => Promise<void>): Promise<void> {
  const card = page.getByRole("dialog");
  for (const name of names) {
    await figure(page, name).click();
    await expect(card).toBeVisible();
    await check(String(name).replace(/\W+/g, "-").slice(1, 24));
    await page.keyboard.press("Escape");
    await expect(card).toBeHidden();
  }
}

const OF_THREAT = [SEVERITY, SCORE, CONFIDENCE];
const OF_ALERT = [/^Likely real: true positive.*why\?$/, /^P\d.*why\?$/, /^risk [\d.]+ of 10.*why\?$/];

for (const theme of ["dark", "light"] as const) {
  test.describe(`in the ${theme} theme`, () => {
    test.beforeEach(({ context, baseURL }) => setTheme(context, theme, baseURL ?? ""));

    test("the reasons of a threat have no fault that a machine can find", async ({ page }) => {
      test.slow();
      await openThreat(page, (await trigger(page)).id);
      await eachCard(page, OF_THREAT, async (name) => {
        expect(await faultsOf(page), name).toEqual([]);
        await keepScreen(page, `why-${theme}-${name}`);
      });
    });

    test("nor have those of an alert", async ({ page }) => {
      test.slow();
      await openAlert(page, (await judged(page, sampleAlert(REMOTE_LOGON))).workflow_id);
      await eachCard(page, OF_ALERT, async (name) => {
        expect(await faultsOf(page), name).toEqual([]);
        await keepScreen(page, `why-${theme}-${name}`);
      });
    });
  });
}

test("reasons fit a phone", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const fits = async (name: string) => {
    const box = await page.getByRole("dialog").boundingBox();
    expect(box && box.x >= 0 && box.x + box.width <= 390, name).toBe(true);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(390);
    await keepScreen(page, `why-phone-${name}`);
  };
  await openThreat(page, (await trigger(page)).id);
  await eachCard(page, OF_THREAT, fits);
  await openAlert(page, (await judged(page, sampleAlert(REMOTE_LOGON))).workflow_id);
  await eachCard(page, OF_ALERT, fits);
});
