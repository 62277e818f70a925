import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Judges } from "@/agents/alert-workflow/judges";
import type { Clock } from "@/agents/ports";
import { SYSTEM } from "@/lib/auth/actor";
import type { AlertInput } from "@/lib/schema/alert";
import type { EvaluationReport, Truth } from "@/lib/schema/evaluation";
import type { Workflow } from "@/lib/schema/workflow";
import { replaceFacts } from "@/lib/store/installation";
import { applyMigrations } from "@/lib/store/migrate";
import { alertTime } from "./alert-time";
import { openCheckpoints } from "./checkpoints";
import { evaluationReport, type JudgedAlert } from "./evaluation-report";
import { buildHouse, type House } from "./house";
import { loadFacts } from "./load-facts";
import type { openModelDesk } from "./open-model-desk";
import { judgesOf } from "./rule-judges";
import { workflowRunner } from "./run-workflow";
import { submitAlerts } from "./submit-alerts";
import { turnOfOthers } from "./turn-of-others";

export type EvaluationOptions = {
  judges?: Judges;
  /** Opens a model for this evaluation alone; without it and without judges, rules judge. */
  openModelDesk?: typeof openModelDesk;
  /** Told after every workflow that came to its end; while it takes its time, nothing is judged. */
  onProgress?: (done: number, total: number) => void | Promise<void>;
  signal?: AbortSignal;
};

const MOST_TRIES = 3;
const NEVER_MS = 24 * 3_600_000; // longer than an evaluation lasts
const LATER_MS = 60_000;

/** A clock that goes on from just after the last alert, so that the same file says the same tomorrow. */
function clockAfter(alerts: AlertInput[]): Clock {
  const times = alerts.flatMap(({ timestamp }) => (timestamp ? [Date.parse(timestamp)] : []));
  const ahead = times.length > 0 ? times.reduce((a, b) => Math.max(a, b)) + LATER_MS - Date.now() : 0;
  return { now: () => new Date(Date.now() + ahead), elapsed: () => performance.now() };
}

/** By the time of their events; those of one moment by their id, so that a shuffled file is the same file. */
function inEventOrder(alerts: AlertInput[], receivedAt: Date): AlertInput[] {
  return alerts
    .map((input) => ({ input, at: Date.parse(alertTime(input, receivedAt).timestamp) }))
    .sort((a, b) => a.at - b.at || (a.input.alert_id < b.input.alert_id ? -1 : 1))
    .map(({ input }) => input);
}

/** A truth that came within an alert must not reach a node. */
function withoutTruth({ truth: _, ground_truth: __, ...input }: AlertInput): AlertInput {
  return input as AlertInput;
}

/** Runs all that waits, one after the other. @returns what kept workflows from their end, by their ids */
async function runAll(house: House, folder: string, total: number, options: EvaluationOptions) {
  const { judges = judgesOf(house), onProgress, signal } = options;
  const checkpoints = openCheckpoints(folder);
  const run = workflowRunner({ ...house, judges, checkpoints, quiet: true });
  const kept = new Map<string, string>();
  try {
    for (let done = 0; ; ) {
      signal?.throwIfAborted();
      const [claim] = await house.queue.claim(1);
      if (!claim) return kept;
      try {
        await run(claim);
      } catch (error) {
        const again = claim.tries < MOST_TRIES;
        await house.queue.release(claim, again ? 0 : NEVER_MS);
        if (again) continue;
        kept.set(claim.workflow_id, error instanceof Error ? error.message : String(error));
      }
      done += 1;
      await onProgress?.(done, total);
      await turnOfOthers();
    }
  } finally {
    checkpoints.close();
  }
}

function judgedOf(truth: Truth, workflow: Workflow, kept: string | undefined): JudgedAlert {
  const { triage_result, investigation_result, decision_result, response_result } = workflow;
  const results = [triage_result, investigation_result, decision_result, response_result];
  return {
    truth,
    rule_name: workflow.alert.rule_name,
    decision: decision_result ?? null,
    error: kept ?? workflow.errors.at(-1)?.message ?? null,
    ms: (workflow.processing_time_seconds ?? 0) * 1000,
    cost_usd: results.reduce((sum, result) => sum + (result?.usage?.cost_usd ?? 0), 0),
  };
}

async function evaluateIn(folder: string, alerts: AlertInput[], truths: Truth[], options: EvaluationOptions) {
  const file = path.join(folder, "soc.db");
  applyMigrations(file, path.join(/* turbopackIgnore: true */ process.cwd(), "prisma/migrations"));
  const clock = clockAfter(alerts);
  const house = buildHouse(`file:${file}`, { clock, openModelDesk: options.openModelDesk });
  try {
    await replaceFacts(house.db, loadFacts(clock.now(), true));
    await house.sources.addressFacts("192.0.2.1"); // the country database is read once, and no alert's time
    const started = performance.now();
    const ctx = { actor: SYSTEM, requestId: "evaluation", house };
    const inputs = inEventOrder(alerts, clock.now()).map(withoutTruth);
    const { accepted } = await submitAlerts(ctx, inputs, "evaluation");
    const kept = await runAll(house, folder, accepted.length, options);
    const total_seconds = (performance.now() - started) / 1000;
    const truthOf = new Map(truths.map((truth) => [truth.alert_id, truth]));
    const judged: JudgedAlert[] = [];
    for (const { workflow_id, alert_id } of accepted) {
      const truth = truthOf.get(alert_id);
      const workflow = truth && (await house.workflows.findWhole(workflow_id));
      if (truth && workflow) judged.push(judgedOf(truth, workflow, kept.get(workflow_id)));
    }
    return evaluationReport(judged, { total_seconds, unlabelled: accepted.length - judged.length });
  } finally {
    await house.db.close();
  }
}

/**
 * Runs labelled alerts through the real workflow, in an empty database of its own that knows the installation's facts
 * and no history. Approvals are not waited for. The truth is only compared afterwards: nothing that judges can see it.
 * @throws the signal's reason once it is aborted
 */
export async function evaluateAlerts(
  alerts: AlertInput[],
  truths: Truth[],
  options: EvaluationOptions = {},
): Promise<EvaluationReport> {
  const folder = mkdtempSync(path.join(tmpdir(), "soc-evaluation-"));
  try {
    return await evaluateIn(folder, alerts, truths, options);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
