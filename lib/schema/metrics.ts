import * as z from "zod";
import { AlertAgent, AlertVerdict, Priority, WorkflowStatus } from "./workflow";

const count = z.int().min(0);
const Times = z.object({ mean_ms: z.number().nullable(), p95_ms: z.number().nullable() }); // null without any

/** The alert workflow's figures: totals over everything stored, times and rates over the last 24 hours. */
export const Metrics = z
  .object({
    generated_at: z.iso.datetime(),
    total: count,
    by_status: z.record(WorkflowStatus, count),
    by_verdict: z.record(AlertVerdict, count),
    by_priority: z.record(Priority, count),
    processing: Times, // from the first claim to the last node's end
    accepted_to_completed: Times, // from receipt, waiting in the queue included, waiting for people left out
    agents: z.array(z.object({ agent: AlertAgent, runs: count, failures: count, ...Times.shape })),
    error_rate: z.number().min(0).max(1).nullable(), // workflows that failed, of those that ended
    queue: z.object({ waiting: count, running: count, most: count, oldest_waiting_seconds: z.number().nullable() }),
    throughput_per_minute: z.number().min(0), // workflows ended in the last minute
    awaiting_approval: count,
    accuracy: z.object({ judged: count, agreed: count, share: z.number().min(0).max(1).nullable() }), // where a person resolved
  })
  .meta({ id: "Metrics" });
export type Metrics = z.infer<typeof Metrics>;
