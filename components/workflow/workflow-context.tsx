"use client";
import { createContext, type ReactNode, useCallback, useContext, useMemo } from "react";
import { EvidenceProvider } from "@/components/evidence/evidence-chips";
import type { Decision } from "@/components/response/action-words";
import type { Workflow } from "@/lib/schema/workflow";
import { type AlertEvidenceIndex, indexAlertEvidence } from "./alert-evidence";
import { AlertEvidenceCard } from "./alert-evidence-card";
import type { WorkflowViewName } from "./view-params";

export type Asked = { actionId: string; decision: Decision } | "resolve" | null;

type WorkflowPage = {
  workflow: Workflow;
  evidence: AlertEvidenceIndex;
  view: WorkflowViewName;
  /** The paths of the raw alert that are lit up. */
  fields: readonly string[];
  /** Shows a part; `fields` are paths of the raw alert to light up. */
  open: (view: WorkflowViewName, fields?: string | string[]) => void;
  /** Asks the reader to confirm; decides nothing by itself. */
  ask: (asked: Asked) => void;
  /** Opens another workflow in this one's place; without it links lead to a page. */
  onOpen?: (workflowId: string) => void;
};

const Context = createContext<WorkflowPage | null>(null);

type Props = Omit<WorkflowPage, "evidence"> & { children: ReactNode };

/** Every evidence chip below opens evidence of this workflow. */
export function WorkflowProvider({ workflow, view, fields, open, ask, onOpen, children }: Props) {
  const evidence = useMemo(() => indexAlertEvidence(workflow), [workflow]);
  const page = useMemo(
    () => ({ workflow, evidence, view, fields, open, ask, onOpen }),
    [workflow, evidence, view, fields, open, ask, onOpen],
  );
  const draw = useCallback(
    (id: string, leave: () => void) => {
      const owned = evidence.get(id);
      return owned ? <AlertEvidenceCard owned={owned} alert={workflow.alert} open={open} onLeave={leave} /> : null;
    },
    [evidence, workflow.alert, open],
  );
  return (
    <Context value={page}>
      <EvidenceProvider draw={draw}>{children}</EvidenceProvider>
    </Context>
  );
}

/** The workflow that is shown here. Throws outside of a WorkflowProvider. */
export function useWorkflow(): WorkflowPage {
  const page = useContext(Context);
  if (!page) throw new Error("useWorkflow needs a WorkflowProvider");
  return page;
}
