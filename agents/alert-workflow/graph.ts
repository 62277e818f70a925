import { type BaseCheckpointSaver, END, START, StateGraph } from "@langchain/langgraph";
import { RETRIES } from "./attempt";
import { approve } from "./nodes/approve";
import { decide } from "./nodes/decide";
import { investigate } from "./nodes/investigate";
import { respond } from "./nodes/respond";
import { triage } from "./nodes/triage";
import { type State, WorkflowState } from "./state";

const needsInvestigation = ({ requires_investigation }: State) => (requires_investigation ? "investigate" : "decide");
const needsApproval = ({ requires_approval }: State) => (requires_approval ? "approve" : END);

/** The alert workflow. One compiled graph serves every run: what belongs to a run comes in its context. */
export const alertGraph = (checkpointer: BaseCheckpointSaver) =>
  new StateGraph(WorkflowState)
    .addNode("triage", triage, { retryPolicy: RETRIES })
    .addNode("investigate", investigate, { retryPolicy: RETRIES })
    .addNode("decide", decide, { retryPolicy: RETRIES })
    .addNode("respond", respond, { retryPolicy: RETRIES })
    .addNode("approve", approve)
    .addEdge(START, "triage")
    .addConditionalEdges("triage", needsInvestigation, ["investigate", "decide"])
    .addEdge("investigate", "decide")
    .addEdge("decide", "respond")
    .addConditionalEdges("respond", needsApproval, ["approve", END])
    .addEdge("approve", END)
    .compile({ checkpointer });
export type AlertGraph = ReturnType<typeof alertGraph>;
