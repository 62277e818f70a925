import fc from "fast-check";
import { describe, expect, it } from "vitest";
import samples from "@/data/alerts.json";
import truths from "@/data/ground_truth.json";
import { FactsIndex } from "@/lib/intel/facts-index";
import { type Alert, AlertInput } from "@/lib/schema/alert";
import { loadFacts } from "@/lib/services/load-facts";
import { normaliseAlert } from "@/lib/services/normalise-alert";
import type { Facts } from "@/lib/store/facts";
import type { AlertSources, OtherAlert } from "../alert-ports";
import { fakeAlertSources } from "../testing/fake-alert-sources";
import { type JudgedAlert, judgeAll } from "../testing/judge-alert";
import { hostOf, userOf } from "./alert-keys";

const RECEIVED = new Date("2026-11-19T12:00:00.000Z");
const FACTS = loadFacts(RECEIVED, true);
const MOST_ROUNDS = 8; // one figure gone, a like one may speak in its place
const ALERTS = samples.alerts.map((raw) => normaliseAlert(AlertInput.parse(raw), RECEIVED).alert);

/** The installation's own facts, in memory, beside the other alerts of the file. */
function worldOf(facts: Facts): (others: OtherAlert[]) => AlertSources {
  const index = new FactsIndex(facts);
  return (others) => ({
    ...fakeAlertSources({ others }),
    policyOf: async (name) => index.policyOf(name),
    infraEvents: async ({ customer_name, from, to }) => index.eventsOf(customer_name, from, to),
    intel: async (question) => index.intel(question),
    addressFacts: async (ip) => index.addressFacts(ip),
    assetsOf: async (question) => index.assetsOf(question),
    knownGood: async (question) => index.knownGood(question),
  });
}

const inShort = async (alerts: Alert[], facts: Facts) =>
  [...(await judgeAll(alerts, worldOf(facts))).values()].map(
    ({ decision }) => `${decision.final_verdict} ${decision.priority}`,
  );

/** Every rule, host, user and id under another name, in the alerts and in what the installation knows of them. */
function renamed(alerts: Alert[], facts: Facts): { alerts: Alert[]; facts: Facts } {
  const texts = (value: unknown) => [value ?? []].flat().flatMap((item) => (typeof item === "string" ? [item] : []));
  const names = alerts.flatMap(({ alert_id, rule_id, rule_name, assets }) => [
    alert_id,
    rule_id,
    rule_name,
    ...texts([assets.host, ...texts(assets.others.host), ...texts(assets.others.targets)]).map(hostOf),
    ...texts([assets.user, ...texts(assets.others.user)]).map(userOf),
  ]);
  const known = [...new Set(names)].filter((name) => name.length > 3).sort((a, b) => b.length - a.length);
  const other = new Map(known.map((name, i) => [name.toLowerCase(), `zz${String(i).padStart(3, "0")}q`]));
  const pattern = new RegExp(known.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|"), "gi");
  const rename = <T>(value: T): T =>
    JSON.parse(JSON.stringify(value).replace(pattern, (found) => other.get(found.toLowerCase()) ?? found));
  return {
    alerts: rename(alerts),
    facts: { ...facts, assets: rename(facts.assets), knownGood: rename(facts.knownGood) },
  };
}

/** The alert without the fields that weights in the direction of its first verdict cite. */
function without(alert: Alert, judged: JudgedAlert | undefined, first: JudgedAlert | undefined): Alert {
  const real = first?.decision.final_verdict === "true_positive";
  const ids = new Set(
    judged?.triage.weights.filter(({ log_odds }) => log_odds > 0 === real).flatMap(({ evidence_ids }) => evidence_ids),
  );
  const bare = structuredClone(alert);
  for (const { id, data } of judged?.triage.evidence ?? []) {
    const steps = String(data.path ?? "").split(".");
    const last = steps.pop();
    if (!ids.has(id) || !last || steps.length === 0) continue;
    const parent = steps.reduce<unknown>(
      (at, step) => (at && typeof at === "object" ? Reflect.get(at, step) : undefined),
      bare,
    );
    if (parent && typeof parent === "object") Reflect.deleteProperty(parent, last);
  }
  return bare;
}

describe("the fifteen samples", () => {
  it("are judged as people judge them", async () => {
    const judged = await judgeAll(ALERTS, worldOf(FACTS));
    const wrong = truths.filter(({ alert_id, verdict }) => judged.get(alert_id)?.decision.final_verdict !== verdict);
    expect(wrong.map(({ alert_id }) => alert_id)).toEqual([]);
  });

  it("keep verdict and priority when every rule, host, user and id has another name", async () => {
    const other = renamed(ALERTS, FACTS);
    expect(JSON.stringify(other.alerts)).not.toContain("svc_backup");
    expect(await inShort(other.alerts, other.facts)).toEqual(await inShort(ALERTS, FACTS));
  });

  it("get another verdict once the features that decided are taken away", async () => {
    const judged = await judgeAll(ALERTS, worldOf(FACTS));
    const nothing = worldOf({ ...FACTS, knownGood: [], intel: [], assets: [], customers: [], networks: [] });
    let bare = ALERTS.map((alert) => without(alert, judged.get(alert.alert_id), judged.get(alert.alert_id)));
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const now = await judgeAll(bare, nothing);
      bare = bare.map((alert) => without(alert, now.get(alert.alert_id), judged.get(alert.alert_id)));
    }
    const after = await judgeAll(bare, nothing);
    const same = ALERTS.filter(
      ({ alert_id }) => after.get(alert_id)?.decision.final_verdict === judged.get(alert_id)?.decision.final_verdict,
    );
    expect(same.map(({ alert_id }) => alert_id)).toEqual([]);
  });

  it("keep their verdicts in any order", async () => {
    const inOrder = new Map(
      [...(await judgeAll(ALERTS, worldOf(FACTS)))].map(([id, { decision }]) => [id, decision.malicious_probability]),
    );
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(ALERTS, { minLength: ALERTS.length }), async (shuffled) => {
        for (const [id, { decision }] of await judgeAll(shuffled, worldOf(FACTS)))
          expect(decision.malicious_probability).toBe(inOrder.get(id));
      }),
      { numRuns: 5 },
    );
  });
});
