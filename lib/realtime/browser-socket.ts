import { io, type Socket } from "socket.io-client";
import * as z from "zod";
import {
  DemoEvent,
  GeneratorEvent,
  InitialBatch,
  RECONNECT_MS,
  type ResumePoint,
  ThreatEvent,
  WorkflowEvent,
} from "@/lib/schema/realtime";
import type { ConnectionState, RealtimeHandlers } from "./connection-state";

const ATTEMPT_MS = 4_000; // a host that accepts and then says nothing must not hold an attempt for long

let resumeAt: ResumePoint | null = null;

type Deliver = (handle: () => void) => void;
type Tell = (change: Partial<ConnectionState>) => void;

/**
 * Hands events on in their order, a moment later and in one go: a resume may bring a thousand at once, and a screen that
 * redraws for each falls behind. A handler that throws is reported, and costs no other event.
 */
function inbox(together: RealtimeHandlers["together"], tell: Tell): Deliver {
  let waiting: (() => void)[] = [];
  const flush = () => {
    const now = waiting;
    waiting = [];
    together(() => {
      for (const handle of now) {
        try {
          handle();
        } catch (error) {
          reportError(error);
        }
      }
    });
    tell({ lastEventAt: Date.now() });
  };
  return (handle) => {
    if (waiting.length === 0) setTimeout(flush, 0);
    waiting.push(handle);
  };
}

/** Hears only what comes after what it heard: a repeated or late event never reaches its handler. */
function hear<S extends z.ZodType<{ seq: number }>>(deliver: Deliver, schema: S, handle: (event: z.output<S>) => void) {
  return (payload: unknown) => {
    const event = schema.safeParse(payload);
    if (!event.success) {
      console.error("A live event had an unknown shape", z.prettifyError(event.error));
      return;
    }
    if (resumeAt && event.data.seq <= resumeAt.last_seq) return;
    if (resumeAt) resumeAt = { ...resumeAt, last_seq: event.data.seq };
    deliver(() => handle(event.data));
  };
}

function wire(socket: Socket, handlers: RealtimeHandlers, tell: Tell): void {
  const deliver = inbox(handlers.together, tell);
  const retry = () => tell({ status: "reconnecting", retryAt: Date.now() + RECONNECT_MS });
  socket.on("connect", () => tell({ status: "live", retryAt: null, lastEventAt: Date.now() }));
  socket.on("disconnect", (reason) => {
    retry();
    // A server that says goodbye by name is not called back by the library itself.
    if (reason === "io server disconnect") setTimeout(() => socket.connect(), RECONNECT_MS);
  });
  socket.io.on("reconnect_error", retry);
  socket.on("connect_error", () => {
    retry();
    if (!socket.active) setTimeout(() => socket.connect(), RECONNECT_MS);
  });
  socket.on("initial_batch", (payload: unknown) => {
    const batch = InitialBatch.safeParse(payload);
    if (!batch.success) {
      console.error("The first batch had an unknown shape", z.prettifyError(batch.error));
      return;
    }
    resumeAt = { stream_id: batch.data.stream_id, last_seq: batch.data.seq };
    deliver(() => handlers.onBatch(batch.data));
  });
  socket.on("new_threat", hear(deliver, ThreatEvent, handlers.onNew));
  socket.on("threat_updated", hear(deliver, ThreatEvent, handlers.onUpdate));
  socket.on("workflow_updated", hear(deliver, WorkflowEvent, handlers.onWorkflow));
  socket.on("generator_state", hear(deliver, GeneratorEvent, handlers.onGenerator));
  socket.on("demo_state", hear(deliver, DemoEvent, handlers.onDemo));
}

/** See `openRealtime`. @returns what closes it */
export function openSocket(port: number, handlers: RealtimeHandlers, tell: Tell): () => void {
  const socket = io(`${window.location.protocol}//${window.location.hostname}:${port}`, {
    forceNew: true,
    transports: ["websocket", "polling"],
    tryAllTransports: true,
    reconnectionDelay: RECONNECT_MS,
    reconnectionDelayMax: RECONNECT_MS,
    randomizationFactor: 0,
    timeout: ATTEMPT_MS,
    auth: (give) => give(resumeAt ?? {}),
  });
  wire(socket, handlers, tell);
  return () => {
    socket.close();
    resumeAt = null;
  };
}
