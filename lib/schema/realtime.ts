import * as z from "zod";
import { LiveCounts } from "./analytics";
import { DemoState } from "./demo";
import { GeneratorState } from "./generator";
import { ThreatSummary } from "./threat-analysis";
import { WorkflowSummary } from "./workflow";

export const HEARTBEAT_MS = 25_000;
export const RECONNECT_MS = 3_000;
export const INITIAL_BATCH_SIZE = 50;
export const RESUME_LIMIT = 1_000;

export const ThreatEvent = z.object({ seq: z.int(), threat: ThreatSummary });
/** For a workflow's creation and every move of it: `workflow.version` says which came later. */
export const WorkflowEvent = z.object({ seq: z.int(), workflow: WorkflowSummary });
export type WorkflowEvent = z.infer<typeof WorkflowEvent>;
export const GeneratorEvent = z.object({ seq: z.int(), generator: GeneratorState });
/** A story that began, moved or ended; `play.revision` says which came later. */
export const DemoEvent = z.object({ seq: z.int(), demo: DemoState });
export const InitialBatch = z.object({
  stream_id: z.string(),
  seq: z.int(),
  threats: z.array(ThreatSummary).max(INITIAL_BATCH_SIZE),
  counts: LiveCounts,
});
export type InitialBatch = z.infer<typeof InitialBatch>;
export type ThreatEvent = z.infer<typeof ThreatEvent>;

/** Where a browser left off; `resume` later carries the same. */
export const ResumePoint = z.object({ stream_id: z.string().max(100), last_seq: z.int().min(0) });
export type ResumePoint = z.infer<typeof ResumePoint>;

/** One row of the outbox, by kind, as relayed. */
export const OutboxEvent = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("new_threat"), threat: ThreatSummary.omit({ seq: true }) }),
  z.object({ kind: z.literal("threat_updated"), threat: ThreatSummary }),
  z.object({ kind: z.literal("workflow_updated"), workflow: WorkflowSummary }),
  z.object({ kind: z.literal("generator_state"), generator: GeneratorState }),
  z.object({ kind: z.literal("demo_state"), demo: DemoState }),
]);
export type OutboxEvent = z.infer<typeof OutboxEvent>;

export type ServerToClient = {
  initial_batch: (batch: InitialBatch) => void;
  new_threat: (event: ThreatEvent) => void;
  threat_updated: (event: ThreatEvent) => void;
  workflow_updated: (event: WorkflowEvent) => void;
  generator_state: (event: z.infer<typeof GeneratorEvent>) => void;
  demo_state: (event: z.infer<typeof DemoEvent>) => void;
};
export type ClientToServer = { resume: (point: ResumePoint) => void };
