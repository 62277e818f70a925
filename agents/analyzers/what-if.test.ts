import fc from "fast-check";
import { describe, expect, it } from "vitest";
import scenarios from "@/data/scenarios.json";
import { crawlerClaim } from "@/lib/intel/crawlers";
import { FactsIndex } from "@/lib/intel/facts-index";
import { HistoryIndex } from "@/lib/intel/history-index";
import { Scenario } from "@/lib/schema/scenario";
import { ThreatSignal } from "@/lib/schema/signal";
import type { Judgement } from "@/lib/schema/threat-analysis";
import { loadFacts } from "@/lib/services/load-facts";
import type { Facts } from "@/lib/store/facts";
import { readSignal } from "../features/read-signal";
import type { Sources } from "../ports";
import { runAgent } from "../run-agent";
import { NOW } from "../testing/a-signal";
import { anyCase } from "../testing/any-world";
import { fakeSources, stoppedClock } from "../testing/fake-sources";
import type { AgentRuns } from "../threat/agents";
import { config } from "../threat/config";
import { context } from "../threat/context";
import { coordinate } from "../threat/coordinator";
import { devops } from "../threat/devops";
import { historical } from "../threat/historical";
import { priority } from "../threat/priority";
import { scoreFalsePositive } from "./false-positive";
import { weighSeverity } from "./severity";
import { whatWouldTurn } from "./what-if";
import { reasonsOf, weighSigns, withoutReason } from "./without-reason";

const FACTS = loadFacts(new Date(NOW), true);

/** The installation's own facts in memory, without any history. */
function sourcesOf(facts: Facts): Sources {
  const index = new FactsIndex(facts);
  const history = new HistoryIndex([]);
  return {
    policyOf: async (name) => index.policyOf(name),
    history: async (question) => history.ask(question),
    countRecent: async () => 0,
    infraEvents: async ({ customer_name, from, to }) => index.eventsOf(customer_name, from, to),
    intel: async (question) => index.intel(question),
    addressFacts: async (ip) => index.addressFacts(ip),
    crawlerClaim: async (userAgent) => crawlerClaim(userAgent),
    advisories: async ({ since, before }) => index.advisories(since, before),
  };
}

function dated(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(dated);
  if (value === null || typeof value !== "object") return value;
  if ("$minutes_ago" in value) return new Date(Date.parse(NOW) - Number(value.$minutes_ago) * 60_000).toISOString();
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, dated(item)]));
}

const SIGNALS = scenarios.map((raw, at) => {
  const { name, signal, threat_type } = Scenario.parse(raw);
  const id = `00000000-0000-4000-8000-${String(at).padStart(12, "0")}`;
  return [name, ThreatSignal.parse({ ...(dated(signal) as object), id, threat_type, detected_at: NOW })] as const;
});
const judge = (signal: ThreatSignal, sources: Sources) =>
  coordinate(signal, { sources, clock: stoppedClock(), received_at: NOW });

async function runsOf(signal: ThreatSignal, sources: Sources) {
  const features = readSignal(signal);
  const deps = { sources, clock: stoppedClock() };
  const runs: AgentRuns = {
    historical: await runAgent(historical, features, deps),
    config: await runAgent(config, features, deps),
    devops: await runAgent(devops, features, deps),
    context: await runAgent(context, features, deps),
    priority: await runAgent(priority, features, deps),
  };
  return { features, runs };
}

/** Judges in full without each reason, and holds what is said against that. */
async function check(signal: ThreatSignal, sources: Sources): Promise<void> {
  const judged = await runsOf(signal, sources);
  const falsePositive = scoreFalsePositive(judged.runs);
  const severity = weighSeverity(judged.features, judged.runs);
  const weigh = ({ features, runs }: typeof judged) => weighSeverity(features, runs);
  const [score, band] = whatWouldTurn({ judged, falsePositive, severity, weigh });
  const shown = weighSigns(judged.features);
  const again = reasonsOf(judged, shown).map((reason) => {
    const without = withoutReason(judged, reason, shown);
    const { recommendation, score } = scoreFalsePositive(without.runs);
    return { label: reason.label, recommendation, score, ...weighSeverity(without.features, without.runs) };
  });
  const turnsScore = again.filter(({ recommendation }) => recommendation !== falsePositive.recommendation);
  const turnsBand = again.filter((one) => one.severity !== severity.severity);
  expect([score?.without === null, band?.without === null]).toEqual([turnsScore.length === 0, turnsBand.length === 0]);
  if (score && score.without !== null) {
    const named = turnsScore.filter(({ label }) => label === score.without);
    expect(named.map(({ recommendation }) => recommendation)).toContain(score.becomes);
    expect(score.text).toContain(`Without "${score.without}"`);
    expect(score.text).toContain(score.value.toFixed(2));
  } else expect(score?.text).toContain("No single fact decides it");
  if (band && band.without !== null) {
    const named = turnsBand.filter(({ label }) => label === band.without);
    expect(named.map((one) => one.severity)).toContain(band.becomes);
    expect(band.text).toContain(`severity would be ${band.becomes}`);
  } else expect(band?.text).toContain("No single fact decides the severity");
}

describe("what single reason would have turned a judgement", () => {
  it.each(SIGNALS)("is found by judging again: %s", (_name, signal) => check(signal, sourcesOf(FACTS)));

  it("is found by judging again, whatever the signal and the world", async () => {
    await fc.assert(
      fc.asyncProperty(anyCase(), ({ signal, world }) => check(signal, fakeSources({ ...world, broken: [] }))),
      { numRuns: 150 },
    );
  });

  it("is told in the judgement, the recommendation's words in the field of old too", async () => {
    for (const [, signal] of SIGNALS) {
      const { counterfactual, counterfactuals = [] } = await judge(signal, sourcesOf(FACTS));
      expect(counterfactuals.map(({ about }) => about)).toEqual(["recommendation", "severity"]);
      expect(counterfactual).toBe(counterfactuals[0]?.without === null ? null : counterfactuals[0]?.text);
    }
  });
});

/** What takes the named fact out of the world, or out of the signal; null for what is no single entry anywhere. */
function withoutFact(label: string, judged: Judgement): { facts: Facts; signal: ThreatSignal } | null {
  const { signal } = judged;
  if (/^(Malicious|Suspicious|Known as harmless) in intelligence/.test(label))
    return { facts: { ...FACTS, intel: [] }, signal };
  if (/^Planned work/.test(label)) return { facts: { ...FACTS, infraEvents: [] }, signal };
  if (/^(On the customer's list|Known egress)/.test(label))
    return {
      facts: { ...FACTS, customers: FACTS.customers.map((one) => ({ ...one, allowlist: [], own_networks: [] })) },
      signal,
    };
  if (/^(Essential|Important) asset/.test(label)) {
    const here = { path: signal.endpoint ?? "/", importance: "ordinary" as const, holds: "nothing" };
    const plain = <T>(items: T[]) => items.map((item) => ({ ...item, importance: "ordinary" as const }));
    const customers = FACTS.customers.map((one) => ({
      ...one,
      assets: plain(one.assets),
      important_endpoints: [here, ...plain(one.important_endpoints)],
    }));
    return { facts: { ...FACTS, customers }, signal };
  }
  return null;
}

describe("the change that is named", () => {
  it.each(SIGNALS)("really turns it when the fact is taken out of the world: %s", async (_name, signal) => {
    const judged = await judge(signal, sourcesOf(FACTS));
    for (const { about, without, becomes } of judged.counterfactuals ?? []) {
      const changed = without === null ? null : withoutFact(without, judged);
      if (!changed) continue;
      const { false_positive_score, severity } = await judge(changed.signal, sourcesOf(changed.facts));
      expect([about, about === "severity" ? severity : false_positive_score.recommendation]).toEqual([about, becomes]);
    }
  });
});
