import type { InitialBatch, ServerToClient, ThreatEvent, WorkflowEvent } from "@/lib/schema/realtime";

export type ConnectionState = {
  status: "connecting" | "live" | "reconnecting";
  /** When the next attempt starts, in milliseconds; null while live or trying for the first time. */
  retryAt: number | null;
  /** When the sidecar was last heard, in milliseconds. */
  lastEventAt: number | null;
};

export type RealtimeHandlers = {
  /** Runs everything that arrived together, so that a burst is drawn once. */
  together: (run: () => void) => void;
  onBatch: (batch: InitialBatch) => void;
  onNew: (event: ThreatEvent) => void;
  onUpdate: (event: ThreatEvent) => void;
  onWorkflow: (event: WorkflowEvent) => void;
  onGenerator: (event: Parameters<ServerToClient["generator_state"]>[0]) => void;
  onDemo: (event: Parameters<ServerToClient["demo_state"]>[0]) => void;
};
