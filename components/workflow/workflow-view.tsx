"use client";
import type { ReactNode } from "react";
import { openExportMenu } from "@/components/export/export-menu";
import { IntegrityPanel } from "@/components/model/integrity-panel";
import { NotesPanel } from "@/components/notes/notes-panel";
import { DecisionDialog } from "@/components/response/decision-dialog";
import { useActorName } from "@/components/shell/actor";
import { Button } from "@/components/ui/button";
import { dialogLater } from "@/components/ui/dialog-later";
import { TabPanel, Tabs } from "@/components/ui/tabs";
import { AlertFacts } from "./alert-facts";
import { integrityOf } from "./alert-integrity";
import { ApprovalCard, askedOf } from "./approval-card";
import { DecisionView, WHY_ID } from "./decision-view";
import { InvestigationView } from "./investigation-view";
import { RawAlertView } from "./raw-alert-view";
import { ResponseView } from "./response-view";
import { TriageView } from "./triage-view";
import { Troubles } from "./troubles";
import { useWorkflowChange, useWorkflowDecision } from "./use-workflow-change";
import { WORKFLOW_VIEWS, type WorkflowViewName } from "./view-params";
import { type Asked, useWorkflow } from "./workflow-context";
import { WorkflowGraph } from "./workflow-graph";
import { WorkflowHead } from "./workflow-head";
import { WORKFLOW_STATUS_WORD } from "./workflow-words";

const ResolveAlertDialog = dialogLater(() =>
  import("@/components/resolve/resolve-alert-dialog").then((file) => file.ResolveAlertDialog),
);

const TAB_WORD: Record<WorkflowViewName, string> = {
  triage: "Triage",
  investigation: "Investigation",
  decision: "Decision",
  response: "Response",
  raw: "Raw alert",
  notes: "Notes",
};

function Notes() {
  const { workflow } = useWorkflow();
  const { change, busy } = useWorkflowChange();
  return (
    <NotesPanel
      notes={workflow.notes}
      busy={busy}
      onAdd={async (note) => (await change({ note }, "Note added")) !== null}
    />
  );
}

const PARTS: Record<WorkflowViewName, () => ReactNode> = {
  triage: TriageView,
  investigation: InvestigationView,
  decision: DecisionView,
  response: ResponseView,
  raw: RawAlertView,
  notes: Notes,
};

function Dialogs({ asked, onClose }: { asked: Asked; onClose: () => void }) {
  const { workflow } = useWorkflow();
  const { decide, busy } = useWorkflowDecision();
  if (asked === "resolve") return <ResolveAlertDialog workflow={workflow} onClose={onClose} />;
  const action = workflow.response_result?.actions.find((one) => one.id === asked?.actionId);
  if (!asked || !action) return null;
  return (
    <DecisionDialog
      action={action}
      decision={asked.decision}
      busy={busy}
      onDecide={(decision, done) => decide(action.id, decision, done)}
      onClose={onClose}
    />
  );
}

function showWhy() {
  const reasons = document.getElementById(WHY_ID);
  reasons?.scrollIntoView({ block: "start" });
  reasons?.focus({ preventScroll: true });
}

export type WorkflowActs = { t: () => void; r: () => void; a: () => void; w: () => void; e: () => void };

/** What the keys and the buttons of a workflow do. */
export function useWorkflowActs(): WorkflowActs & { busy: boolean } {
  const { workflow, ask, open } = useWorkflow();
  const { change, busy } = useWorkflowChange();
  const actorName = useActorName();
  return {
    busy,
    t: () => {
      const mine = workflow.assignee === actorName;
      void change({ assignee: mine ? null : actorName }, mine ? "Released" : "Taken: it is yours");
    },
    r: () => ask("resolve"),
    a: () => {
      const first = askedOf(workflow.response_result?.actions ?? []).find((action) => action.status === "proposed");
      if (first) ask({ actionId: first.id, decision: "approve" });
    },
    w: () => {
      open("decision");
      requestAnimationFrame(() => requestAnimationFrame(showWhy)); // the part exists after the next paint
    },
    e: openExportMenu,
  };
}

type Props = { title: ReactNode; asked: Asked; onKeys?: (acts: WorkflowActs) => ReactNode };

/** Everything about one workflow, in the order of the questions: what, how sure, what to decide, why, and what to do. */
export function WorkflowView({ title, asked, onKeys }: Props) {
  const { workflow, view, open, ask } = useWorkflow();
  const actorName = useActorName();
  const acts = useWorkflowActs();
  const Part = PARTS[view];
  return (
    <div className="grid gap-4 *:min-w-0">
      {onKeys?.(acts)}
      <WorkflowHead title={title} actorName={actorName} busy={acts.busy} onTake={acts.t} onResolve={acts.r} />
      <p role="status" className="sr-only">
        {WORKFLOW_STATUS_WORD[workflow.status]}
      </p>
      <IntegrityPanel integrity={integrityOf(workflow)} subject="alert" />
      <AlertFacts />
      <ApprovalCard />
      <WorkflowGraph />
      <Troubles />
      <Tabs
        label="About this alert"
        tabs={WORKFLOW_VIEWS.map((value) => ({
          value,
          label: value === "notes" && workflow.notes.length > 0 ? `Notes (${workflow.notes.length})` : TAB_WORD[value],
        }))}
        aside={
          <Button variant="ghost" size="small" shortcut="w" onClick={acts.w} className="max-sm:hidden">
            Why?
          </Button>
        }
        value={view}
        onValueChange={(value) => open(WORKFLOW_VIEWS.find((one) => one === value) ?? "decision")}
      >
        <TabPanel value={view} className="mt-3">
          <Part />
        </TabPanel>
      </Tabs>
      <Dialogs asked={asked} onClose={() => ask(null)} />
    </div>
  );
}
