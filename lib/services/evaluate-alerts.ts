import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Judges } from "@/agents/alert-workflow/judges";
import { SYSTEM } from "@/lib/auth/actor";
import type { AlertInput } from "@/lib/schema/alert";
import type { EvaluationReport, Truth } from "@/lib/schema/evaluation";
import { replaceFacts } from "@/lib/store/installation";
import { applyMigrations } from "@/lib/store/migrate";
import { openCheckpoints } from "./checkpoints";
import type { Context } from "./context";
import { type Judged, reportOf } from "./evaluation-report";
import { buildHouse, type House } from "./house";
import { loadFacts } from "./load-facts";
import { normaliseAlert } from "./normalise-alert";
import { ruleJudges } from "./rule-judges";
import { workflowRunner } from "./run-workflow";
import { submitAlerts } from "./submit-alerts";
import { turnOfOthers } from "./turn-of-others";

const AT_ONCE = 5;
const MOST_TRIES = 20; // a claim that cannot go on is released and comes back

export type EvaluationOptions = {
  judges?: Judges;
  onProgress?: (done: number, total: number) => void | Promise<void>;
};

/**
 * Runs labelled alerts through the real workflow, in an empty database of its own that knows the installation's facts
 * and no history. The truth is only compared afterwards: nothing that judges can see it.
 */
export async function evaluateAlerts(
  inputs: AlertInput[],
  truths: Truth[],
  options: EvaluationOptions = {},
): Promise<EvaluationReport> {
  const folder = mkdtempSync(path.join(tmpdir(), "soc-evaluation-"));
  const file = path.join(folder, "soc.db");
  applyMigrations(file, path.join(/* turbopackIgnore: true */ process.cwd(), "prisma/migrations"));
  const house = buildHouse(`file:${file}`);
  const checkpoints = openCheckpoints(folder);
  const started = performance.now();
  try {
    await replaceFacts(house.db, loadFacts(house.clock.now(), true));
    const ctx: Context = { actor: SYSTEM, requestId: "evaluation", house };
    const { accepted } = await submitAlerts(ctx, inEventOrder(inputs, house.clock.now()), "evaluation");
    await runAll(
      house,
      workflowRunner({ ...house, judges: options.judges ?? ruleJudges, checkpoints }),
      accepted.length,
      options,
    );
    const judged = await Promise.all(accepted.map(({ workflow_id }) => resultOf(house, workflow_id)));
    return reportOf(
      judged.flatMap((one) => one ?? []),
      truths,
      (performance.now() - started) / 1000,
    );
  } finally {
    checkpoints.close();
    await house.db.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** By the time of their events; those of one moment by their id, so that a shuffled file is the same file. */
function inEventOrder(inputs: AlertInput[], now: Date): AlertInput[] {
  return inputs
    .map((input) => ({ input, at: normaliseAlert(input, now).alert.timestamp }))
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.input.alert_id < b.input.alert_id ? -1 : 1))
    .map(({ input }) => input);
}

async function runAll(
  house: House,
  run: ReturnType<typeof workflowRunner>,
  total: number,
  { onProgress }: EvaluationOptions,
): Promise<void> {
  let done = 0;
  await onProgress?.(0, total);
  for (;;) {
    const claims = await house.queue.claim(AT_ONCE);
    if (claims.length === 0 && (await house.queue.depth()).waiting === 0) return;
    for (const claim of claims) {
      if (claim.tries > MOST_TRIES) throw new Error("An alert of the evaluation cannot be brought to its end");
      await run(claim).catch(() => house.queue.release(claim, 0));
      await turnOfOthers();
    }
    done = total - (await house.queue.depth()).waiting;
    await onProgress?.(done, total);
  }
}

async function resultOf(house: House, id: string): Promise<Judged | null> {
  const whole = await house.workflows.findWhole(id);
  if (!whole) return null;
  const { alert, decision_result: decision, triage_result: triage } = whole;
  const results = [triage, whole.investigation_result, decision, whole.response_result];
  return {
    alert_id: alert.alert_id,
    rule_name: alert.rule_name,
    verdict: decision?.final_verdict ?? triage?.verdict ?? "unknown",
    priority: decision?.priority ?? "P3",
    probability: decision?.malicious_probability ?? 0.5,
    rationale: decision?.rationale ?? "No decision was reached.",
    took_ms: (whole.processing_time_seconds ?? 0) * 1000,
    cost_usd: results.reduce((sum, result) => sum + (result?.usage?.cost_usd ?? 0), 0),
  };
}
