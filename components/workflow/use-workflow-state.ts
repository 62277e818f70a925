"use client";
import { useQueryStates } from "nuqs";
import { useCallback, useState } from "react";
import type { Workflow } from "@/lib/schema/workflow";
import { newestView } from "./shown-view";
import { VIEW_PARAMS, type WorkflowViewName } from "./view-params";
import type { Asked } from "./workflow-context";

const NO_FIELDS: string[] = [];

type Chosen = { view: WorkflowViewName; fields: string[] };

/** Which part is shown and what is asked: what was chosen, else what the link names; until then it follows the workflow. */
export function useWorkflowState(workflow: Workflow | undefined) {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [linked] = useQueryStates(VIEW_PARAMS);
  const [asked, ask] = useState<Asked>(null);
  const open = useCallback((view: WorkflowViewName, fields?: string | string[]) => {
    setChosen({ view, fields: fields ? [fields].flat() : NO_FIELDS });
  }, []);
  const { view, fields } = chosen ?? { view: linked.view ?? newestView(workflow), fields: linked.field ?? NO_FIELDS };
  return { view, fields: view === "raw" ? fields : NO_FIELDS, open, asked, ask };
}
