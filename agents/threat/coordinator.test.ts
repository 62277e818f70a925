import fc from "fast-check";
import { describe, expect, it } from "vitest";
import table from "@/data/attack.json";
import { Judgement } from "@/lib/schema/threat-analysis";
import { inNetwork, isInternal } from "../features/network";
import templates from "../knowledge/response-templates.json";
import { aSignal, NOW } from "../testing/a-signal";
import { anySignal } from "../testing/any-signal";
import { anyCase } from "../testing/any-world";
import { fakeSources } from "../testing/fake-sources";
import { actionsOf, citedIds, evidenceOf, judge } from "../testing/judge";
import { coordinate } from "./coordinator";

const RUNS = { numRuns: 250 };
const TYPES = ["detection", "enrichment", "analysis", "correlation", "decision", "action"] as const;
const URGENCIES = ["immediate", "urgent", "normal", "low"];
const NAMES = new Map(table.techniques.map(({ id, name, tactic_ids }) => [id, { name, tactic_ids }]));

/** Checks a rule over any signal in any world. */
const always = (rule: (judgement: Judgement, given: { world: Parameters<typeof judge>[1] }) => void) =>
  fc.assert(
    fc.asyncProperty(anyCase(), async ({ signal, world }) => rule(await judge(signal, world), { world })),
    RUNS,
  );

describe("every judgement", () => {
  it("has the form of the contract", () =>
    always((judgement) => {
      Judgement.parse(judgement);
      expect(judgement.headline.length).toBeLessThanOrEqual(160);
      for (const { indicators } of Object.values(judgement.agent_analyses))
        for (const { log_odds } of indicators) expect(log_odds).not.toBeNaN();
    }));

  it("tells 15 to 20 events in order of time, composed as agreed", () =>
    always(({ investigation_timeline: { events } }) => {
      const counts = TYPES.map((type) => events.filter(({ event_type }) => event_type === type).length);
      const [detection, enrichment, analysis, correlation, decision, action] = counts as [number, ...number[]];
      expect([detection, enrichment, analysis, decision]).toEqual([1, 4, 6, 1]);
      expect(correlation).toBeGreaterThanOrEqual(1);
      expect(action).toBeGreaterThanOrEqual(2);
      const times = events.map(({ timestamp }) => timestamp);
      expect(times).toEqual([...times].sort());
      expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
    }));

  it("cites only evidence that exists, each id once", () =>
    always((judgement) => {
      const ids = evidenceOf(judgement).map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(citedIds(judgement).filter((id) => !ids.includes(id))).toEqual([]);
      for (const { key_findings, dropped_claims } of Object.values(judgement.agent_analyses)) {
        expect(dropped_claims).toBe(0);
        for (const { evidence_ids } of key_findings) expect(evidence_ids).not.toEqual([]);
      }
    }));

  it("shows indicators that sum to its score, the prior first", () =>
    always(({ false_positive_score: { score, indicators, recommendation } }) => {
      const sum = indicators.reduce((total, { log_odds }) => total + log_odds, 0);
      expect(Math.abs(1 / (1 + Math.exp(-sum)) - score)).toBeLessThan(1e-6);
      expect(indicators[0]?.indicator).toMatch(/^Prior/);
      expect(recommendation).toBe(score > 0.7 ? "likely_fp" : score < 0.3 ? "likely_real" : "needs_review");
    }));

  it("shows severity parts that sum to its value", () =>
    always(({ severity, severity_score: { value, parts } }) => {
      expect(Math.abs(parts.reduce((sum, { points }) => sum + points, 0) - value)).toBeLessThanOrEqual(0.1);
      const band =
        value >= 80 ? "critical" : value >= 60 ? "high" : value >= 40 ? "medium" : value >= 20 ? "low" : "info";
      expect(severity).toBe(band);
    }));

  it("names techniques as ATT&CK does", () =>
    always(({ mitre_techniques, mitre_tactics }) => {
      expect(new Set(mitre_techniques.map(({ id }) => id)).size).toBe(mitre_techniques.length);
      for (const { id, name, tactic_ids, source } of mitre_techniques) {
        const known = NAMES.get(id);
        if (!known) expect([name, tactic_ids, source]).toEqual([null, [], "hint"]);
        else expect({ name, tactic_ids }).toEqual(known);
      }
      const tactics = new Set(mitre_techniques.flatMap(({ tactic_ids }) => tactic_ids));
      expect(new Set(mitre_tactics.map(({ id }) => id))).toEqual(tactics);
    }));
});

describe("the response", () => {
  it("only watches what is likely false, and does nothing by itself", () =>
    always((judgement) => {
      if (judgement.false_positive_score.score <= 0.7) return;
      expect(judgement.response_plan.primary_action.action_type).toBe("monitor");
      expect(actionsOf(judgement).filter(({ auto_executable }) => auto_executable)).toEqual([]);
    }));

  it("is one step more urgent when the threat is likely real", () =>
    always(({ severity, false_positive_score: { score }, response_plan: { primary_action } }) => {
      const base = URGENCIES.indexOf(templates.urgency[severity]);
      expect(primary_action.urgency).toBe(URGENCIES[Math.max(0, base - (score < 0.3 ? 1 : 0))]);
    }));

  it("never blocks an internal, own or listed address, even when policy cannot be read", () =>
    always((judgement, { world }) => {
      const ranges = [...(world?.policy?.allowlist ?? []), ...(world?.policy?.own_networks ?? [])];
      for (const { action_type, target } of actionsOf(judgement)) {
        if (action_type !== "block_ip") continue;
        expect(isInternal(target)).toBe(false);
        expect(ranges.filter(({ cidr }) => inNetwork(target, cidr))).toEqual([]);
      }
    }));

  it("is due in time, and sooner for enterprise customers", () =>
    always(({ severity, response_plan: { sla_minutes, respond_by }, created_at }, { world }) => {
      const readable = !world?.broken?.includes("policyOf");
      const half = readable && world?.policy?.tier === "enterprise" ? 2 : 1;
      const base = { critical: 15, high: 30, medium: 60, low: 240, info: 240 }[severity];
      expect(sla_minutes).toBe(Math.max(15, base / half));
      expect(Date.parse(respond_by) - Date.parse(created_at)).toBe(sla_minutes * 60_000);
    }));

  it("executes nothing, and asks a person before whatever policy does not allow", () =>
    always((judgement, { world }) => {
      const { policy } = world ?? {};
      for (const { status, auto_executable, requires_approval, action_type, confidence } of actionsOf(judgement)) {
        expect(status).toBe("proposed");
        if (!["monitor", "escalate"].includes(action_type)) expect(requires_approval).toBe(!auto_executable);
        if (!auto_executable) continue;
        expect(policy?.auto_block.enabled).toBe(true);
        expect(policy?.auto_block.excluded_types).not.toContain(judgement.signal.threat_type);
        expect(confidence).toBeGreaterThanOrEqual(policy?.auto_block.min_confidence ?? 1);
      }
    }));

  it("asks for a person exactly when it has to", () =>
    always((judgement) => {
      const { severity, false_positive_score, agent_analyses, requires_human_review, review_reasons, integrity } =
        judgement;
      const all = Object.values(agent_analyses).map(({ confidence }) => confidence);
      const severe = severity === "critical" || severity === "high";
      const needed =
        severe ||
        integrity?.suspected === true ||
        (false_positive_score.score > 0.7 && severity === "medium") ||
        all.reduce((sum, confidence) => sum + confidence, 0) / all.length < 0.6;
      expect(requires_human_review).toBe(needed);
      expect(review_reasons.length > 0).toBe(needed);
      expect(judgement.review_reason === null).toBe(!needed);
    }));
});

describe("a judgement", () => {
  it("is the same, byte for byte, for the same signal, facts and clock", () =>
    fc.assert(
      fc.asyncProperty(anyCase(), async ({ signal, world }) => {
        const [once, again] = await Promise.all([judge(signal, world), judge(structuredClone(signal), world)]);
        expect(JSON.stringify(again)).toBe(JSON.stringify(once));
      }),
      RUNS,
    ));

  it("leaves the signal as it came", () =>
    fc.assert(
      fc.asyncProperty(anySignal(), async (signal) => {
        const before = JSON.stringify(signal);
        expect(JSON.stringify((await judge(signal)).signal)).toBe(before);
      }),
      RUNS,
    ));

  it("is less sure when a source could not be read", () =>
    fc.assert(
      fc.asyncProperty(anySignal(), async (signal) => {
        const mean = ({ agent_analyses }: Judgement) =>
          Object.values(agent_analyses).reduce((sum, { confidence }) => sum + confidence, 0);
        const sure = mean(await judge(signal));
        for (const source of ["policyOf", "history", "infraEvents", "intel"] as const)
          expect(mean(await judge(signal, { broken: [source] }))).toBeLessThan(sure);
      }),
      RUNS,
    ));

  it("measures its times: events in order, phases that sum to the whole, nothing before receipt", async () => {
    let ticks = 0;
    const clock = { now: () => new Date(Date.parse(NOW) + ticks++), elapsed: () => ticks++ };
    const { investigation_timeline: timeline, total_processing_time_ms } = await coordinate(aSignal(), {
      sources: fakeSources(),
      clock,
      received_at: NOW,
    });
    const times = timeline.events.map(({ timestamp }) => timestamp);
    expect(times).toEqual([...times].sort());
    expect(new Set(times).size).toBeGreaterThan(8);
    expect([timeline.start_time, times[0]]).toEqual([NOW, NOW]);
    expect(timeline.end_time >= (times.at(-1) ?? "")).toBe(true);
    const sum = Object.values(timeline.phase_breakdown).reduce((total, ms) => total + ms, 0);
    expect(sum).toBeCloseTo(total_processing_time_ms, 6);
    expect(timeline.duration_ms).toBe(total_processing_time_ms);
  });
});
