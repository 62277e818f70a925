import { type BaseCheckpointSaver, Command, isInterrupted, type RunControl } from "@langchain/langgraph";
import type { NodeName } from "@/agents/alert-ports";
import type { AlertGraph } from "./graph";
import { needsPerson } from "./nodes/respond";
import { type Run, recall } from "./run";
import { BLANK, type Decisions, type Ended } from "./state";

export type Outcome = { status: "completed" | "failed" | "awaiting_approval"; ended: Ended };

/**
 * Runs one workflow as far as it goes: from its row when it is new, else from its thread's last checkpoint.
 * @param decisions what people have answered so far: it goes on past the approval once they have answered all
 * @throws GraphDrained when `control` asked for an end: the thread can be taken up later. Else what a node threw
 */
export async function runGraph(
  { graph, checkpointer }: { graph: AlertGraph; checkpointer: BaseCheckpointSaver },
  run: Run,
  { decisions, control }: { decisions: Decisions; control?: RunControl },
): Promise<Outcome> {
  const thread_id = run.item.workflow_id;
  const config = {
    configurable: { thread_id },
    context: { run },
    durability: "sync" as const,
    ...(control ? { control } : {}),
  };
  const thread = await endedIn(checkpointer, thread_id);
  const usable = thread !== null && (await agrees(thread, run));
  if (thread && !usable) await checkpointer.deleteThread(thread_id);
  let state = await graph.invoke(usable ? null : BLANK, config);
  if (isInterrupted(state) && (await allDecided(run, decisions))) {
    state = await graph.invoke(new Command({ resume: decisions }), config);
  }
  const ended: Ended = state.ended;
  if (isInterrupted(state)) return { status: "awaiting_approval", ended };
  return { status: ended.decide === "given_up" ? "failed" : "completed", ended };
}

async function allDecided(run: Run, decisions: Decisions): Promise<boolean> {
  const response = await recall(run, "respond");
  return (response?.actions ?? []).filter(needsPerson).every(({ id }) => Object.hasOwn(decisions, id));
}

/** The nodes that the thread takes for ended, those written after its last checkpoint too; null when there is no thread. */
async function endedIn(checkpointer: BaseCheckpointSaver, thread_id: string): Promise<Ended | null> {
  const tuple = await checkpointer.getTuple({ configurable: { thread_id } });
  if (!tuple) return null;
  const written = (tuple.pendingWrites ?? []).filter(([, channel]) => channel === "ended").map(([, , value]) => value);
  return Object.assign({}, tuple.checkpoint.channel_values.ended, ...written);
}

/** The main database is the truth: a thread that knows of a result which is not stored is ahead of it (power loss). */
async function agrees(thread: Ended, run: Run): Promise<boolean> {
  for (const [node, how] of Object.entries(thread)) {
    if (how === "done" && !(await recall(run, node as NodeName))) return false;
  }
  return true;
}
