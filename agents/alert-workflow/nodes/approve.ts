import { interrupt } from "@langchain/langgraph";
import { Decisions, type State, type Update } from "../state";

/** Waits for a person. A node that interrupts runs again on resume, so it has no other effect. */
export function approve(_state: State): Update {
  return { decisions: Decisions.parse(interrupt("actions wait for a person")) };
}
