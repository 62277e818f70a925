import { describe, expect, it } from "vitest";
import samples from "@/data/alerts.json";
import labelled from "@/data/labelled_alerts.json";
import { FactsIndex } from "@/lib/intel/facts-index";
import { type Alert, AlertInput } from "@/lib/schema/alert";
import type { Weight } from "@/lib/schema/workflow";
import { loadFacts } from "@/lib/services/load-facts";
import { normaliseAlert } from "@/lib/services/normalise-alert";
import type { Facts } from "@/lib/store/facts";
import type { AlertSources } from "../alert-ports";
import { fakeAlertSources } from "../testing/fake-alert-sources";
import { type JudgedAlert, judgeAlert as judgeWhole } from "../testing/judge-alert";
import { likelihood } from "../wording";
import { readAlert } from "./read-alert";
import { judgeAlert } from "./verdict";
import { withoutWeight } from "./what-if";

const RECEIVED = new Date("2026-11-19T12:00:00.000Z");
const FACTS = loadFacts(RECEIVED, true);
const read = (raw: unknown) => normaliseAlert(AlertInput.parse(raw), RECEIVED).alert;
const SAMPLES = samples.alerts.map(read);
const LABELLED = (labelled as { alerts: unknown[] }).alerts.map(read);

function sourcesOf(facts: Facts): AlertSources {
  const index = new FactsIndex(facts);
  return {
    ...fakeAlertSources(),
    policyOf: async (name) => index.policyOf(name),
    infraEvents: async ({ customer_name, from, to }) => index.eventsOf(customer_name, from, to),
    intel: async (question) => index.intel(question),
    addressFacts: async (ip) => index.addressFacts(ip),
    assetsOf: async (question) => index.assetsOf(question),
    knownGood: async (question) => index.knownGood(question),
  };
}

const allOf = ({ triage, investigation }: JudgedAlert): Weight[] => [
  ...triage.weights,
  ...(triage.set_aside ?? []),
  ...(investigation?.weights ?? []),
];

function check(alert: Alert, judged: JudgedAlert): void {
  const { decision } = judged;
  const features = readAlert(alert);
  const has = features.fields.length > 0;
  const all = allOf(judged);
  const [turning] = decision.counterfactuals ?? [];
  if (!turning) throw new Error("nothing is said of what would have turned it");
  expect(judgeAlert(has, all).verdict).toBe(decision.final_verdict);
  if (turning.without === null) {
    expect(decision.counterfactual).toBeNull();
    expect(turning.text).toContain("No single fact decides it");
    return;
  }
  const gone = all.find(({ indicator }) => indicator === turning.without);
  if (!gone) throw new Error(`there is no reason ${turning.without}`);
  const again = judgeAlert(has, withoutWeight(features, all, gone));
  expect(again.verdict).not.toBe(decision.final_verdict);
  expect(again.verdict).toBe(turning.becomes);
  expect(again.probability).toBeCloseTo(turning.value, 6);
  expect(turning.text).toContain(likelihood(again.probability));
}

describe("what single weight would have turned the verdict of an alert", () => {
  it("is found by judging again, for samples and labelled alerts", async () => {
    const sources = sourcesOf(FACTS);
    for (const alert of [...SAMPLES, ...LABELLED]) check(alert, await judgeWhole(alert, sources));
  }, 90_000);
});

/** The alert and the facts without what the reason was read from. */
function withoutEvidence(alert: Alert, { triage }: JudgedAlert, label: string): { alert: Alert; facts: Facts } {
  const bare: Alert = JSON.parse(JSON.stringify(alert));
  const ids = triage.weights.find(({ indicator }) => indicator === label)?.evidence_ids ?? [];
  let facts = FACTS;
  for (const { kind, data } of triage.evidence.filter((one) => ids.includes(one.id))) {
    if (kind === "known_good") facts = { ...facts, knownGood: facts.knownGood.filter((one) => one.id !== data.id) };
    if (kind === "intel_match") facts = { ...facts, intel: [] };
    if (kind === "asset") facts = { ...facts, assets: facts.assets.filter(({ name }) => name !== data.name) };
    if (kind === "network") facts = { ...facts, networks: [], customers: [] };
    if (kind !== "alert_field") continue;
    const steps = String(data.path ?? "").split(".");
    const last = steps.pop();
    if (!last || steps.length === 0) continue;
    const parent = steps.reduce<unknown>(
      (at, step) => (at && typeof at === "object" ? Reflect.get(at, step) : null),
      bare,
    );
    if (parent && typeof parent === "object") Reflect.deleteProperty(parent, last);
  }
  return { alert: bare, facts };
}

const labelsOf = (weights: Weight[]) => weights.map(({ indicator }) => indicator).sort();

/** Null when taking the field away does more or less than taking the reason away: another field says it too, or said more. */
async function takenAway(alert: Alert): Promise<[string, string] | null> {
  const judged = await judgeWhole(alert, sourcesOf(FACTS));
  const [turning] = judged.decision.counterfactuals ?? [];
  if (!turning || turning.without === null) return null;
  const bare = withoutEvidence(alert, judged, turning.without);
  const { decision } = await judgeWhole(bare.alert, sourcesOf(bare.facts));
  const all = allOf(judged);
  const gone = all.find(({ indicator }) => indicator === turning.without);
  const meant = gone ? judgeAlert(true, withoutWeight(readAlert(alert), all, gone)).weights : [];
  const same = JSON.stringify(labelsOf(decision.weights)) === JSON.stringify(labelsOf(meant));
  return same ? [decision.final_verdict, turning.becomes] : null;
}

it("really turns it once what it was read from is taken out of the alert or of the facts", async () => {
  const told: [string, string][] = [];
  for (const alert of [...SAMPLES, ...LABELLED])
    told.push(...[await takenAway(alert)].flatMap((one) => (one ? [one] : [])));
  expect(told.length).toBeGreaterThan(100);
  expect(told.filter(([really, said]) => really !== said)).toEqual([]);
}, 90_000); // four hundred alerts, each judged twice
