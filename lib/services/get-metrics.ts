import type { Metrics } from "@/lib/schema/metrics";
import { AlertAgent, AlertVerdict, Priority, WorkflowStatus } from "@/lib/schema/workflow";
import { hourOf, type Rollup } from "@/lib/store/rollups";
import type { Context } from "./context";
import { countsOf, DAY_HOURS, hoursBefore, meanOf, p95Of, sumOf } from "./rollup-sums";

const OVERALL = ["workflow_total", "workflow_status", "workflow_verdict", "workflow_priority", "workflow_resolved"];
const HOURLY = [
  "workflow_processing",
  "workflow_latency",
  "workflow_agent",
  "workflow_agent_failed",
  "workflow_agent_latency",
];
const MINUTE_MS = 60_000;

const NODE_OF: Record<AlertAgent, string> = {
  triage: "triage",
  investigation: "investigate",
  decision: "decide",
  response: "respond",
};

/** What an analyst acts on; null where the verdict takes no side. */
const isReal = (verdict: string): boolean | null =>
  ["true_positive", "suspicious"].includes(verdict)
    ? true
    : ["false_positive", "benign"].includes(verdict)
      ? false
      : null;

/** Keys are `verdict:resolution`. A verdict of unknown agrees with nobody. */
function accuracyOf(overall: Rollup[]): Metrics["accuracy"] {
  const rows = overall.filter(({ dimension, count }) => dimension === "workflow_resolved" && count > 0);
  let [judged, agreed] = [0, 0];
  for (const { key, count } of rows) {
    const [verdict = "", resolution = ""] = key.split(":");
    if (verdict === "none") continue; // resolved before it was judged, or history of elsewhere
    judged += count;
    if (isReal(verdict) === isReal(resolution)) agreed += count;
  }
  return { judged, agreed, share: judged > 0 ? agreed / judged : null };
}

function agentsOf(day: Rollup[]): Metrics["agents"] {
  return AlertAgent.options.map((agent) => {
    const node = NODE_OF[agent];
    return {
      agent,
      runs: sumOf(day, "workflow_agent", node),
      failures: sumOf(day, "workflow_agent_failed", node),
      mean_ms: meanOf(day, "workflow_agent", node),
      p95_ms: p95Of(day, "workflow_agent_latency", `${node}:`),
    };
  });
}

/** Totals and times from rollups, so that the cost does not grow with what is stored. "24 h" are whole hours and the running one. */
export async function getMetrics({ house }: Context): Promise<Metrics> {
  const { rollups, workflows, queue, clock } = house;
  const now = clock.now();
  const [overall, day, depth, ended] = await Promise.all([
    rollups.overall(OVERALL),
    rollups.since(HOURLY, hourOf(hoursBefore(now, DAY_HOURS - 1))),
    queue.depth(),
    workflows.countCompletedSince(new Date(now.getTime() - MINUTE_MS).toISOString()),
  ]);
  const by_status = countsOf(overall, "workflow_status", WorkflowStatus.options);
  const over = by_status.completed + by_status.failed;
  const oldest = depth.oldest_waiting_at;
  return {
    generated_at: now.toISOString(),
    total: sumOf(overall, "workflow_total"),
    by_status,
    by_verdict: countsOf(overall, "workflow_verdict", AlertVerdict.options),
    by_priority: countsOf(overall, "workflow_priority", Priority.options),
    processing: { mean_ms: meanOf(day, "workflow_processing"), p95_ms: p95Of(day, "workflow_processing") },
    accepted_to_completed: { mean_ms: meanOf(day, "workflow_latency"), p95_ms: p95Of(day, "workflow_latency") },
    agents: agentsOf(day),
    error_rate: over > 0 ? by_status.failed / over : null,
    queue: {
      waiting: depth.waiting,
      running: depth.running,
      most: queue.most,
      oldest_waiting_seconds: oldest === null ? null : Math.max(0, (now.getTime() - Date.parse(oldest)) / 1000),
    },
    throughput_per_minute: ended,
    awaiting_approval: by_status.awaiting_approval,
    accuracy: accuracyOf(overall),
  };
}
