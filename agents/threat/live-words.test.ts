import { describe, expect, it } from "vitest";
import { finding, judgeLive as judge } from "../testing/judge-live";
import { saying } from "../testing/scripted-reasoner";

describe("a model's words", () => {
  const context = async (changes: Record<string, unknown>) =>
    (await judge(saying(changes, "context"))).agent_analyses.context;

  it("that cite nothing or unknown evidence are dropped and counted", async () => {
    const key_findings = [
      finding("Sure."),
      finding("So.", "E999"),
      finding("Good.", "E401", "E999"),
      finding("Fine.", "E601"),
    ];
    const analysis = await context({ key_findings });
    expect(analysis).toMatchObject({ source: "llm", dropped_claims: 3 });
    expect(analysis.key_findings.at(-1)).toEqual(finding("Fine.", "E601"));
  });

  it("that name what stands in no evidence are dropped and flagged, and such prose gives way to the rules'", async () => {
    const rules = await judge(null);
    const analysis = await context({
      analysis: "The address 198.51.100.66 belongs to evil.example.",
      key_findings: [finding("Seen with CVE-2026-9999 (E601).", "E601"), finding("It comes from 203.0.113.9.", "E601")],
    });
    expect(analysis.analysis).toBe(rules.agent_analyses.context.analysis);
    expect(analysis.flagged_names).toEqual(expect.arrayContaining(["198.51.100.66", "evil.example", "cve-2026-9999"]));
    expect(analysis.dropped_claims).toBe(2);
  });

  it("that all stand on nothing leave the rules, less sure", async () => {
    const rules = await judge(null);
    const live = await judge(saying({ key_findings: [finding("Trust me.")] }, "context"));
    expect(live.mode).toBe("degraded");
    expect(live.agent_analyses.context).toMatchObject({
      source: "rules_fallback",
      fallback_reason: "ungrounded",
      analysis: rules.agent_analyses.context.analysis,
      key_findings: rules.agent_analyses.context.key_findings,
    });
    expect(live.agent_analyses.context.confidence).toBeCloseTo(rules.agent_analyses.context.confidence * 0.8, 3);
  });

  it("name techniques that exist and cite evidence, or none", async () => {
    const cite = { evidence_ids: ["E601"] };
    const techniques = [
      { id: "T9999", ...cite },
      { id: "T1486", evidence_ids: [] },
      { id: "T1583", ...cite },
      { id: "t1090.003", ...cite },
    ];
    const live = await judge(saying({ techniques }, "context"));
    const named = live.mitre_techniques.filter(({ source }) => source === "llm").map(({ id }) => id);
    expect(named).toContain("T1090.003");
    for (const id of ["T9999", "T1486"]) expect(named).not.toContain(id);
    expect(live.agent_analyses.context.dropped_claims).toBeGreaterThanOrEqual(2);
  });

  it("are shown without what cannot be seen", async () => {
    const analysis = await context({ analysis: "Plain\u202e text\u0000 here" });
    expect(analysis.analysis).toBe("Plain text here");
  });
});
