"use client";
import { useCallback, useState } from "react";
import type { Workflow } from "@/lib/schema/workflow";
import { newestView } from "./shown-view";
import type { Asked, WorkflowViewName } from "./workflow-context";

const NO_FIELDS: string[] = [];

type Chosen = { view: WorkflowViewName; fields: string[] };

/** Which part is shown and what is asked. Until something is chosen it follows the workflow from node to node. */
export function useWorkflowState(workflow: Workflow | undefined) {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [asked, ask] = useState<Asked>(null);
  const open = useCallback((view: WorkflowViewName, fields?: string | string[]) => {
    setChosen({ view, fields: fields ? [fields].flat() : NO_FIELDS });
  }, []);
  const view = chosen?.view ?? newestView(workflow);
  return { view, fields: chosen?.view === "raw" ? chosen.fields : NO_FIELDS, open, asked, ask };
}
