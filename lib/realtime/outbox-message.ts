import { log } from "@/lib/log";
import type { FeedRow } from "@/lib/realtime/feed";
import type { DemoState } from "@/lib/schema/demo";
import type { GeneratorState } from "@/lib/schema/generator";
import { OutboxEvent } from "@/lib/schema/realtime";
import type { ThreatSummary } from "@/lib/schema/threat-analysis";
import type { WorkflowSummary } from "@/lib/schema/workflow";

/** One event as it goes to browsers. */
export type Message =
  | { name: "new_threat" | "threat_updated"; data: { seq: number; threat: ThreatSummary } }
  | { name: "workflow_updated"; data: { seq: number; workflow: WorkflowSummary } }
  | { name: "generator_state"; data: { seq: number; generator: GeneratorState } }
  | { name: "demo_state"; data: { seq: number; demo: DemoState } };

const NOUNS: Record<string, string> = {
  generator_state: "generator",
  workflow_updated: "workflow",
  demo_state: "demo",
};

/** A payload is the bare noun that its kind speaks of. */
function parsePayload({ kind, payload }: FeedRow) {
  try {
    return OutboxEvent.safeParse({ kind, [NOUNS[kind] ?? "threat"]: JSON.parse(payload) });
  } catch {
    return null; // not even JSON
  }
}

/** The event of one outbox row; null, and a line in the log, for a row that nobody can read. */
export function messageOf(row: FeedRow): Message | null {
  const parsed = parsePayload(row);
  if (!parsed?.success) {
    log.error({ seq: row.seq, kind: row.kind, err: parsed?.error }, "an outbox row is unreadable and is skipped");
    return null;
  }
  const event = parsed.data;
  switch (event.kind) {
    case "new_threat":
      return { name: event.kind, data: { seq: row.seq, threat: { ...event.threat, seq: row.seq } } };
    case "threat_updated":
      return { name: event.kind, data: { seq: row.seq, threat: event.threat } };
    case "workflow_updated":
      return { name: event.kind, data: { seq: row.seq, workflow: event.workflow } };
    case "generator_state":
      return { name: event.kind, data: { seq: row.seq, generator: event.generator } };
    case "demo_state":
      return { name: event.kind, data: { seq: row.seq, demo: event.demo } };
  }
}
