import { describe, expect, it } from "vitest";
import type { HistoryQuestion } from "@/agents/ports";
import { aSignal, NOW } from "@/agents/testing/a-signal";
import { aPast } from "@/agents/testing/facts";
import type { ThreatSignal } from "@/lib/schema/signal";
import { HistoryIndex } from "./history-index";

const at = (minutesAgo: number) => new Date(Date.parse(NOW) - minutesAgo * 60_000).toISOString();
const past = (minutesAgo: number, fields: Partial<ThreatSignal> = {}, note = "closed") =>
  aPast(aSignal({ id: crypto.randomUUID(), detected_at: at(minutesAgo), ...fields }), "false_positive", note);
const question = (fields: Partial<HistoryQuestion> = {}): HistoryQuestion => ({
  threat_type: "bot_traffic",
  customer_name: "Example Customer",
  networks: [],
  endpoint: null,
  entities: [],
  words: [],
  since: at(10_000),
  before: NOW,
  ...fields,
});

describe("history", () => {
  it("counts what falls into the time asked for, its ends included and excluded", () => {
    const index = new HistoryIndex([past(-5), past(0), past(1), past(10_000), past(10_001)]);
    const { candidates, tallies } = index.ask(question());
    expect(tallies.all).toEqual({ false: 2, real: 0 });
    expect(candidates.map(({ threat }) => threat.signal.detected_at)).toEqual([at(1), at(10_000)]);
  });

  it("tallies by type and customer, whose name is folded", () => {
    const real = { ...past(3, { threat_type: "brute_force" }), verdict: "true_positive" as const };
    const benign = { ...past(4, { customer_name: "  EXAMPLE customer " }), verdict: "benign" as const };
    const index = new HistoryIndex([past(1), past(2, { customer_name: "Other" }), real, benign]);
    expect(index.ask(question()).tallies).toEqual({
      all: { false: 3, real: 1 },
      type: { false: 3, real: 0 },
      customer: { false: 2, real: 1 },
      type_and_customer: { false: 2, real: 0 },
    });
  });

  it("answers at most 120 candidates, newest first, each once", () => {
    const many = Array.from({ length: 3000 }, (_, i) =>
      past(i + 1, {
        source_ip: `198.51.100.${i % 250}`,
        endpoint: `/page-${i % 9}`,
        customer_name: `Customer ${i % 40}`,
        metadata: { user_id: `user-${i % 60}`, behavioral_patterns: ["scripted reading"] },
      }),
    );
    const { candidates } = new HistoryIndex(many).ask(
      question({
        networks: ["198.51.100.0/24"],
        endpoint: "/page-3",
        entities: Array.from({ length: 40 }, (_, i) => `user-${i}`),
        words: ["scripted", "reading"],
      }),
    );
    expect(candidates.length).toBeLessThanOrEqual(120);
    const ids = candidates.map(({ threat }) => threat.id);
    expect(new Set(ids).size).toBe(ids.length);
    const times = candidates.map(({ threat }) => threat.signal.detected_at);
    expect(times).toEqual([...times].sort().reverse());
  });

  it.each<[string, Partial<HistoryQuestion>, Partial<ThreatSignal>]>([
    ["an address", { entities: ["203.0.113.5"] }, { source_ip: "203.0.113.5" }],
    ["a user", { entities: ["k.osei"] }, { metadata: { user_id: "k.osei" } }],
    ["a network", { networks: ["203.0.113.0/24"] }, { source_ip: "203.0.113.99" }],
    ["an endpoint", { endpoint: "/login" }, { endpoint: "POST https://a.example/login/?x=1" }],
  ])("finds an old case of another kind by %s", (_what, asked, fields) => {
    const newer = Array.from({ length: 200 }, (_, i) => past(i + 1));
    const old = past(5000, { threat_type: "brute_force", customer_name: "Other", ...fields });
    const { candidates } = new HistoryIndex([...newer, old]).ask(question(asked));
    expect(candidates.map(({ threat }) => threat.id)).toContain(old.id);
  });

  it("scores words against the best match, within the time asked for", () => {
    const index = new HistoryIndex([
      past(-10, {}, "quarterly penetration exercise"),
      past(1, {}, "quarterly penetration exercise by the red team"),
      past(2, {}, "quarterly figures"),
      past(3),
    ]);
    const { candidates } = index.ask(question({ words: ["penetration", "quarterly"] }));
    expect(candidates.map(({ text_score }) => text_score)).toEqual([1, expect.any(Number), 0]);
    expect(candidates[1]?.text_score).toBeLessThan(1);
  });
});
