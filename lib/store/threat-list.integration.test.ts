import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SYSTEM } from "@/lib/auth/actor";
import { Severity } from "@/lib/schema/severity";
import type { ThreatAnalysis } from "@/lib/schema/threat-analysis";
import { ThreatQuery } from "@/lib/schema/threat-query";
import { aJudgement, asNew } from "./testing/a-judgement";
import { openTestDatabase, type TestDatabase } from "./testing/test-database";
import { type ThreatStore, threatStore } from "./threats";

const START = Date.parse("2026-03-01T12:00:00.000Z");
const NOW = new Date(START + 3_600_000);
const CUSTOMERS = ["Acme", "Nordwind-Bank AG", "Ünïcode Retail"];
const TYPES = ["credential_stuffing", "bot_traffic", "brute_force"] as const;
const TECHNIQUES = ["T1110.004", "T1119", "T1078"];
let test: TestDatabase;
let threats: ThreatStore;
let stored: ThreatAnalysis[];

async function addOne(i: number): Promise<ThreatAnalysis> {
  const judgement = aJudgement({
    at: new Date(START + i * 60_000).toISOString(),
    severity: Severity.options[i % 5] ?? "low",
    review: i % 4 === 0,
    fp: (i % 10) / 10,
    techniques: [TECHNIQUES[i % 3] ?? "T1078", "T1499.002"],
    headline: `Story number ${i} told`,
    signal: { threat_type: TYPES[i % 3] ?? "bot_traffic", customer_name: CUSTOMERS[i % 3] ?? "Acme" },
  });
  const named = { source_ip: `198.51.100.${i}`, user: null, entities: [`198.51.100.${i}`, `host-${i % 7}`] };
  return threats.add(judgement, asNew(judgement, { named }));
}

beforeAll(async () => {
  test = openTestDatabase();
  threats = threatStore(test.db);
  stored = [];
  for (let i = 0; i < 60; i++) stored.push(await addOne(i));
  const state = await threats.findState(stored[7]?.id ?? "");
  if (!state) throw new Error("not stored");
  const change = { actor: SYSTEM, requestId: "r", at: NOW.toISOString(), action: "threat.changed", detail: {} };
  await threats.update(state, { assignee: "kim", status: "escalated" }, change);
  stored = await Promise.all(stored.map(async (threat) => (await threats.findById(threat.id)) ?? threat));
});
afterAll(() => test.close());

const list = (query: Record<string, unknown> = {}) => threats.list(ThreatQuery.parse(query), NOW);
async function all(query: Record<string, unknown>): Promise<number[]> {
  const seqs: number[] = [];
  let cursor: string | undefined;
  do {
    const page = await list({ ...query, limit: "7", ...(cursor ? { cursor } : {}) });
    seqs.push(...page.items.map((item) => item.seq));
    cursor = page.next_cursor ?? undefined;
  } while (cursor);
  return seqs;
}

const risky = (threat: ThreatAnalysis) =>
  threat.status !== "resolved" && Date.parse(threat.response_plan.respond_by) <= NOW.getTime() + 15 * 60_000;
const cases: [name: string, query: Record<string, unknown>, keeps: (threat: ThreatAnalysis, i: number) => boolean][] = [
  ["nothing asked", {}, () => true],
  ["one severity", { severity: "critical" }, (threat) => threat.severity === "critical"],
  ["severities by comma", { severity: "critical,low" }, (threat) => ["critical", "low"].includes(threat.severity)],
  [
    "types repeated",
    { threat_type: ["bot_traffic", "brute_force"] },
    (threat) => threat.signal.threat_type !== "credential_stuffing",
  ],
  ["a value twice", { severity: "high,high" }, (threat) => threat.severity === "high"],
  [
    "status",
    { status: "in_review,escalated" },
    (threat) => threat.status === "in_review" || threat.status === "escalated",
  ],
  ["customer in other spelling", { customer: " ACME" }, (threat) => threat.signal.customer_name === "Acme"],
  ["assignee", { assignee: "kim" }, (_, i) => i === 7],
  ["review", { requires_review: "true" }, (threat) => threat.requires_human_review],
  ["no review", { requires_review: "false" }, (threat) => !threat.requires_human_review],
  ["likely false", { likely_false: "true" }, (threat) => threat.false_positive_score.recommendation === "likely_fp"],
  [
    "not likely false",
    { likely_false: "false" },
    (threat) => threat.false_positive_score.recommendation !== "likely_fp",
  ],
  ["at risk", { sla_at_risk: "true" }, risky],
  ["not at risk", { sla_at_risk: "false" }, (threat) => threat.status !== "resolved" && !risky(threat)],
  ["entity", { entity: "host-3" }, (_, i) => i % 7 === 3],
  ["technique", { technique: "T1119" }, (_, i) => i % 3 === 1],
  ["techniques that share threats", { technique: "T1119,T1499.002" }, () => true],
  ["since", { since: new Date(START + 30 * 60_000).toISOString() }, (_, i) => i >= 30],
  ["search of a headline", { search: "story 17" }, (_, i) => i === 17],
  ["search of a customer's middle, without its accent", { search: "unicode" }, (_, i) => i % 3 === 2],
  ["search of a hyphened word", { search: "bank" }, (_, i) => i % 3 === 1],
  ["search of an address", { search: "198.51.100.42" }, (_, i) => i === 42],
  ["search of the beginning of an address", { search: "198.51.100" }, () => true],
  ["search of a whole address that others begin with", { search: "198.51.100.5" }, (_, i) => i === 5],
  ["search of punctuation", { search: "\"'*()" }, () => false],
  ["search of nothing", { search: "  " }, () => true],
  ["search with entity", { search: "story", entity: "host-3" }, (_, i) => i % 7 === 3],
  [
    "several together",
    { severity: "critical,high", customer: "Acme", requires_review: "true", technique: "T1110.004" },
    (threat, i) => ["critical", "high"].includes(threat.severity) && i % 3 === 0 && threat.requires_human_review,
  ],
  [
    "at risk and severe",
    { sla_at_risk: "true", severity: "critical" },
    (threat) => risky(threat) && threat.severity === "critical",
  ],
];

describe.each(cases)("%s", (_name, query, keeps) => {
  it("finds exactly those, newest and oldest first, page by page", async () => {
    const expected = stored.filter(keeps).map((threat) => threat.seq);
    expect(await all({ ...query, sort: "oldest" })).toEqual(expected);
    expect(await all(query)).toEqual([...expected].reverse());
    const { total, total_is_lower_bound } = await list(query);
    expect({ total, total_is_lower_bound }).toEqual({ total: expected.length, total_is_lower_bound: false });
  });
});

it("finds a threat by the beginning of its id", async () => {
  const threat = stored[12];
  const { items } = await list({ search: threat?.id.slice(0, 13) });
  expect(items.map((item) => item.id)).toEqual([threat?.id]);
});

it("refuses a cursor that it did not give", async () => {
  await expect(list({ cursor: "1; DROP TABLE threats" })).rejects.toMatchObject({ code: "invalid" });
});

it("answers hostile searches", async () => {
  for (const search of ['a" OR "b', "NEAR(a b)", "headline:x", "a* NOT b", "😀", "𞤀x𞤀", "é́́", "-", "AND"]) {
    await expect(
      list({ search }).then(
        () => "answered",
        (error: { code: string }) => error.code,
      ),
    ).resolves.toMatch(/answered|invalid/);
  }
});
