import { randomUUID } from "node:crypto";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { AlertInput } from "@/lib/schema/alert";
import { openCheckpoints } from "./checkpoints";
import { getWorkflow } from "./get-workflow";
import { judgesOf } from "./rule-judges";
import { workflowRunner } from "./run-workflow";
import { submitAlert } from "./submit-alerts";
import { honest, honestBut, liveHouse } from "./testing/live-house";

const closing: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** Takes an alert in and runs it as the worker does. @returns the whole workflow */
async function worked(...args: Parameters<typeof liveHouse>) {
  const live = await liveHouse(...args);
  closing.push(live.close);
  const { house, ctx } = live;
  const checkpoints = openCheckpoints(path.dirname(live.file));
  closing.push(() => checkpoints.close());
  const alert = AlertInput.parse({
    alert_id: randomUUID(),
    rule_id: "AUTH-1",
    rule_name: "Many failed sign-ins",
    severity: "high",
    description: "Ninety-six failures, then one success.",
    assets: { host: "web-1", user: "alice", source_ip: "203.0.113.9" },
    evidence_stats: { failed_attempts: 96, successful_logins: 1 },
  });
  const { workflow_id } = await submitAlert(ctx, alert, "api");
  const run = workflowRunner({ ...house, judges: judgesOf(house), checkpoints });
  const [claim] = await house.queue.claim(1);
  if (!claim) throw new Error("nothing waits in the queue");
  const from = performance.now();
  const ended = await run(claim);
  return {
    live,
    ended,
    ms: performance.now() - from,
    workflow: await getWorkflow(ctx, workflow_id, { details: true }),
  };
}

const NODES = ["triage_result", "investigation_result", "decision_result", "response_result"] as const;

describe("an alert worked on with a model", () => {
  it("carries at each node what the model added, its model, cost and prompt", async () => {
    const { live, ended, workflow } = await worked(honest);
    expect(["completed", "awaiting_approval"]).toContain(ended);
    for (const node of NODES)
      expect(workflow[node]).toMatchObject({
        source: "llm",
        prompt_version: expect.stringMatching(/^\w{12}$/),
        usage: { input_tokens: expect.any(Number) },
      });
    expect(workflow.warnings).toEqual([]);
    expect(live.server.asked.map(({ agent, body }) => [agent, body.temperature])).toEqual([
      ["triage", 0.1],
      ["investigation", 0.3],
      ["decision", 0.1],
      ["response", 0.2],
    ]);
  });

  it("is never made milder, and its actions are never the model's", async () => {
    const { workflow: by } = await worked(honest, { policy: "never" });
    const mild = {
      verdict: "benign",
      final_verdict: "benign",
      priority: "P5",
      actions: [{ action_type: "allowlist" }],
    };
    const { workflow } = await worked(honestBut(mild));
    expect(workflow).toMatchObject({ verdict: by.verdict, priority: by.priority });
    const shown = (of: typeof workflow) =>
      of.response_result?.actions.map(({ action_type, target }) => [action_type, target]);
    expect(shown(workflow)).toEqual(shown(by));
  });
});

describe("an alert whose model fails", () => {
  it("ends as by rules, with the reason at each node and among the warnings", async () => {
    const { ended, workflow } = await worked(() => ({ fault: "refusal" }));
    expect(["completed", "awaiting_approval"]).toContain(ended);
    for (const node of NODES)
      expect(workflow[node]).toMatchObject({ source: "rules_fallback", fallback_reason: "refusal" });
    expect(workflow.errors).toEqual([]);
    expect(workflow.warnings).toEqual(
      ["triage", "investigation", "decision", "response"].map(
        (agent) => `${agent}: judged by rules, since the model's answer could not be used (refusal)`,
      ),
    );
    expect(workflow.ticket_id).toMatch(/^SOC-/);
  });

  it("waits at most its time at each node", async () => {
    const { ms, workflow } = await worked(() => ({ fault: "hang" }), { timeoutMs: 400 });
    expect(ms).toBeLessThan(4 * 400 + 800);
    expect(workflow.triage_result).toMatchObject({ source: "rules_fallback", fallback_reason: "timeout" });
  });
});
