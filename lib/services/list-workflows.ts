import type { WorkflowPage, WorkflowQuery } from "@/lib/schema/workflow-query";
import type { Context } from "./context";

export function listWorkflows({ house }: Context, query: WorkflowQuery): Promise<WorkflowPage> {
  return house.workflows.list(query);
}
