import { spoken } from "@/components/ui/spoken-duration";
import type { AlertAgent, Workflow, WorkflowStatus } from "@/lib/schema/workflow";

export type NodeId = "triage" | "investigate" | "decide" | "respond" | "approve";
export type NodeState = "ahead" | "running" | "waiting" | "done" | "skipped" | "failed";
/** `words` says the state in short; `approve` shows no result of its own. */
export type GraphNode = { id: NodeId; name: string; state: NodeState; ms: number | null; words: string };
export type Graph = { nodes: Record<NodeId, GraphNode>; started: boolean; ended: "no" | "well" | "failed" };

export const NODE_ORDER: NodeId[] = ["triage", "investigate", "decide", "respond", "approve"];

export const AGENT_OF: Record<Exclude<NodeId, "approve">, AlertAgent> = {
  triage: "triage",
  investigate: "investigation",
  decide: "decision",
  respond: "response",
};

const NAME: Record<NodeId, string> = {
  triage: "Triage",
  investigate: "Investigate",
  decide: "Decide",
  respond: "Respond",
  approve: "Approve",
};

const WORDS: Record<NodeState, string> = {
  ahead: "not yet",
  running: "running",
  waiting: "waits for you",
  done: "done",
  skipped: "not needed",
  failed: "failed",
};

/** How many nodes the workflow has behind it, in their order. */
const REACHED: Record<WorkflowStatus, number> = {
  new: 0,
  triaging: 0,
  investigating: 1,
  deciding: 2,
  responding: 3,
  awaiting_approval: 4,
  completed: 5,
  failed: 5,
};

type Judged = Pick<
  Workflow,
  | "status"
  | "current_agent"
  | "errors"
  | "triage_result"
  | "investigation_result"
  | "decision_result"
  | "response_result"
>;

type JudgedNode = Exclude<NodeId, "approve">;

const resultsOf = (workflow: Judged) => ({
  triage: workflow.triage_result ?? null,
  investigate: workflow.investigation_result ?? null,
  decide: workflow.decision_result ?? null,
  respond: workflow.response_result ?? null,
});

/** An error names the agent or its node. */
const erred = (workflow: Judged, id: JudgedNode) =>
  workflow.errors.some(({ agent }) => agent === id || agent === AGENT_OF[id]);

function stateOf(workflow: Judged, id: JudgedNode): NodeState {
  const { status } = workflow;
  const results = resultsOf(workflow);
  if (results[id]) return "done";
  if (status !== "failed" && status !== "completed" && workflow.current_agent === AGENT_OF[id] && status !== "new") {
    return "running";
  }
  if (NODE_ORDER.indexOf(id) >= REACHED[status]) return "ahead";
  if (id === "investigate" && results.triage?.requires_investigation === false) return "skipped";
  if (erred(workflow, id)) return "failed";
  if (id === "investigate" && (results.decide || !results.triage)) return "skipped";
  return status === "failed" ? "failed" : "done"; // a result that was not asked for, or is no longer kept
}

function approvalOf(workflow: Judged): NodeState {
  const asked = workflow.response_result?.actions.filter((action) => action.requires_approval) ?? [];
  if (workflow.status === "awaiting_approval") return "waiting";
  if (workflow.status !== "completed" && workflow.status !== "failed") {
    return workflow.response_result && asked.length === 0 ? "skipped" : "ahead";
  }
  return asked.some((action) => action.status !== "proposed") ? "done" : "skipped";
}

/** Where the workflow stands in its graph, node by node. */
export function graphOf(workflow: Judged): Graph {
  const results = resultsOf(workflow);
  const judged = (id: JudgedNode): GraphNode => {
    const state = stateOf(workflow, id);
    const ms = results[id]?.processing_time_ms ?? null;
    return { id, name: NAME[id], state, ms, words: state === "done" && ms !== null ? spoken(ms) : WORDS[state] };
  };
  const approval = approvalOf(workflow);
  const waited = approval === "done" ? "decided" : WORDS[approval];
  return {
    nodes: {
      triage: judged("triage"),
      investigate: judged("investigate"),
      decide: judged("decide"),
      respond: judged("respond"),
      approve: { id: "approve", name: NAME.approve, state: approval, ms: null, words: waited },
    },
    started: workflow.status !== "new",
    ended: workflow.status === "completed" ? "well" : workflow.status === "failed" ? "failed" : "no",
  };
}

export type EdgeState = "taken" | "ahead" | "not_taken";

/** Whether the workflow went from one node to the other, by what became of both. */
export function edgeOf(graph: Graph, from: NodeId | "start", to: NodeId | "end"): EdgeState {
  const left = (id: NodeId) => ["done", "failed"].includes(graph.nodes[id].state);
  const entered = (id: NodeId) => ["done", "failed", "running", "waiting"].includes(graph.nodes[id].state);
  const { investigate, approve } = graph.nodes;
  if (to === "investigate" && investigate.state === "skipped") return "not_taken";
  if (from === "investigate" && investigate.state === "skipped") return "not_taken";
  if (to === "approve" && approve.state === "skipped") return "not_taken";
  if (from === "approve" && approve.state === "skipped") return "not_taken";
  if (from === "triage" && to === "decide" && investigate.state !== "skipped") {
    return investigate.state === "ahead" ? "ahead" : "not_taken";
  }
  if (from === "respond" && to === "end" && approve.state !== "skipped") {
    return approve.state === "ahead" ? "ahead" : "not_taken";
  }
  const leaving = from === "start" ? graph.started : left(from);
  const arrived = to === "end" ? graph.ended !== "no" : entered(to);
  return leaving && arrived ? "taken" : "ahead";
}
