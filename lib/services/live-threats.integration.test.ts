import { afterEach, describe, expect, it } from "vitest";
import type { Brain } from "@/lib/llm/testing/model-server";
import { ThreatAnalysis } from "@/lib/schema/threat-analysis";
import { TriggerRequest } from "@/lib/schema/trigger-request";
import { analyzeThreat } from "./analyze-threat";
import { getThreat } from "./get-threat";
import { honest, honestBut, liveHouse } from "./testing/live-house";

type Live = Awaited<ReturnType<typeof liveHouse>>;
const open: Live[] = [];
const opened = async (...args: Parameters<typeof liveHouse>): Promise<Live> => {
  const live = await liveHouse(...args);
  open.push(live);
  return live;
};
afterEach(async () => {
  for (const live of open.splice(0)) await live.close();
});

let nth = 0;
const trigger = async ({ ctx }: Live) => {
  nth += 1;
  const body = {
    threat_type: "credential_stuffing",
    customer_name: "Nobody Known",
    source_ip: `203.0.113.${nth}`,
    endpoint: "/login",
    metadata: { failed_attempts: 1200, distinct_accounts: 1190 },
  };
  return (await analyzeThreat(ctx, TriggerRequest.parse(body), { origin: "api" })).threat;
};
const agentsOf = (threat: ThreatAnalysis) => Object.values(threat.agent_analyses);
const took = async (work: () => Promise<unknown>): Promise<number> => {
  const from = performance.now();
  await work();
  return performance.now() - from;
};

describe("a threat judged with a model", () => {
  it("is stored with what the model found, at which cost and by which prompt", async () => {
    const live = await opened(honest);
    const threat = await trigger(live);
    expect(threat.mode).toBe("live");
    expect(ThreatAnalysis.parse(await getThreat(live.ctx, threat.id))).toMatchObject({ mode: "live" });
    for (const analysis of agentsOf(threat)) {
      expect(analysis).toMatchObject({
        source: "llm",
        dropped_claims: 0,
        prompt_version: expect.stringMatching(/^\w{12}$/),
      });
      expect(analysis.usage?.input_tokens).toBeGreaterThan(0);
      expect(analysis.usage?.cost_usd).toBeGreaterThan(0);
    }
    expect(live.server.asked.map(({ body }) => body.temperature)).toEqual(Array(5).fill(0.2));
  });

  it("asks the five at once", async () => {
    const live = await opened((asked) => ({ ...honest(asked), afterMs: 100 }));
    await trigger(live);
    expect(live.server.mostAtOnce()).toBe(5); // how long that takes tells `npm run bench`
  });

  it("keeps outsiders' text out of the system's part", async () => {
    const live = await opened(honest);
    await trigger(live);
    for (const { system, user } of live.server.asked) {
      expect(system).not.toMatch(/Nobody Known|203\.0\.113\.\d+.*login/);
      expect(user).toContain("Nobody Known");
    }
  });
});

describe("a model that lies", () => {
  it("about addresses, techniques and evidence is cut, and counted", async () => {
    const live = await opened(
      honestBut({
        analysis: "It is 198.51.100.66 of evil.example.",
        key_findings: [
          { text: "Invented.", evidence_ids: ["E999"] },
          { text: "Seen at 198.51.100.66.", evidence_ids: ["E601"] },
          { text: "The type is claimed (E601).", evidence_ids: ["E601"] },
          { no: "finding" },
        ],
        techniques: [{ id: "T9999", evidence_ids: ["E601"] }],
      }),
    );
    const threat = await trigger(live);
    for (const analysis of agentsOf(threat)) {
      expect(analysis).toMatchObject({ source: "llm", dropped_claims: 5 });
      expect(analysis.flagged_names).toEqual(expect.arrayContaining(["198.51.100.66", "evil.example"]));
    }
    expect(JSON.stringify(threat).replace(/"flagged_names":\[[^\]]*\]/g, "")).not.toMatch(
      /198\.51\.100\.66|evil\.example|T9999/,
    );
  });
});

describe("a model that obeys", () => {
  it("and tells its instructions is not quoted", async () => {
    const live = await opened((asked) => honestBut({ analysis: asked.system.slice(300, 900) })(asked));
    const threat = await trigger(live);
    for (const analysis of agentsOf(threat)) {
      const told = live.server.asked.find(({ agent }) => agent === analysis.agent_name)?.system.slice(320, 400) ?? "";
      expect(told.length).toBe(80);
      expect(JSON.stringify(threat)).not.toContain(JSON.stringify(told).slice(1, -1));
    }
  });
});

describe("a model that fails", () => {
  const FAULTS: [string, Brain, string][] = [
    ["a refusal", () => ({ fault: "refusal" }), "refusal"],
    ["half an answer", () => ({ fault: "truncated" }), "truncated"],
    ["broken JSON", () => ({ fault: "half_json" }), "malformed"],
    ["another form", () => ({ answer: { hello: 1 } }), "wrong_schema"],
    ["nothing", () => ({ fault: "empty" }), "empty"],
    ["a wrong key", () => ({ status: 401 }), "rejected"],
    ["no claim that stands", honestBut({ key_findings: [] }), "ungrounded"],
  ];
  it.each(FAULTS)("with %s leaves a whole analysis by rules", async (_, brain, reason) => {
    const threat = await trigger(await opened(brain, { timeoutMs: 2_000 }));
    expect(threat.mode).toBe("degraded");
    for (const analysis of agentsOf(threat))
      expect(analysis).toMatchObject({ source: "rules_fallback", fallback_reason: reason });
    expect(threat.response_plan.primary_action).toBeDefined();
  });

  it.each<[string, Brain]>([
    ["never answers", () => ({ fault: "hang" })],
    ["drops every connection", () => ({ fault: "drop" })],
    ["always breaks", () => ({ status: 503 })],
    ["always asks to wait", () => ({ status: 429, headers: { "retry-after": "30" } })],
  ])("and %s holds nobody up beyond its time", async (_, brain) => {
    const live = await opened(brain, { timeoutMs: 600 });
    let threat: ThreatAnalysis | undefined;
    const ms = await took(async () => {
      threat = await trigger(live);
    });
    expect(ms).toBeLessThan(600 + 400);
    expect(threat?.mode).toBe("degraded");
    for (const analysis of threat ? agentsOf(threat) : []) expect(analysis.source).toBe("rules_fallback");
  });
});

describe("without a model", () => {
  it("and with one whose policy is never, nothing is asked and the mode is rules", async () => {
    const live = await opened(honest, { policy: "never" });
    const threat = await trigger(live);
    expect([threat.mode, live.server.asked.length]).toEqual(["rules", 0]);
    for (const analysis of agentsOf(threat)) expect(analysis).toMatchObject({ source: "rules" });
  });
});
