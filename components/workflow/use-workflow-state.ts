"use client";
import { useCallback, useState } from "react";
import type { Workflow } from "@/lib/schema/workflow";
import { newestView } from "./shown-view";
import type { Asked, WorkflowViewName } from "./workflow-context";

type Chosen = { view: WorkflowViewName; field: string | null };

/** Which part is shown and what is asked. Until something is chosen it follows the workflow from node to node. */
export function useWorkflowState(workflow: Workflow | undefined) {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [asked, ask] = useState<Asked>(null);
  const open = useCallback((view: WorkflowViewName, field?: string) => setChosen({ view, field: field ?? null }), []);
  const view = chosen?.view ?? newestView(workflow);
  return { view, field: chosen?.view === "raw" ? chosen.field : null, open, asked, ask };
}
