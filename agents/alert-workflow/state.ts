import { Annotation } from "@langchain/langgraph";
import * as z from "zod";
import type { NodeName } from "@/agents/alert-ports";

/** `done`: its result is in the store. `given_up`: all its tries failed, and the graph went on without it. */
export type Ended = Partial<Record<NodeName, "done" | "given_up">>;

/** What people answered: by action id. */
export const Decisions = z.record(z.string(), z.enum(["approved", "rejected"]));
export type Decisions = z.infer<typeof Decisions>;

/** Only what routing needs: results stand in the store, so a checkpoint stays small and cannot contradict them. */
export const WorkflowState = Annotation.Root({
  ended: Annotation<Ended>({ reducer: (before, more) => ({ ...before, ...more }), default: () => ({}) }),
  requires_investigation: Annotation<boolean>(),
  requires_approval: Annotation<boolean>(),
  decisions: Annotation<Decisions>(),
});
export type State = typeof WorkflowState.State;
export type Update = typeof WorkflowState.Update;

export const BLANK: Update = { ended: {}, requires_investigation: true, requires_approval: false };
