"use client";
import { ACTION_NOUN, ACTION_OUTCOME, ACTION_VERB } from "@/components/response/action-words";
import { Button } from "@/components/ui/button";
import { OutsideText } from "@/components/ui/outside-text";
import type { ResponseAction } from "@/lib/schema/response-plan";
import { DecidedLine } from "./decided-line";
import { useWorkflow } from "./workflow-context";

const needsPerson = (action: ResponseAction) => action.requires_approval;

/** The actions that only a person may decide, those still open first; nothing when there are none. */
export const askedOf = (actions: ResponseAction[]) =>
  actions.filter(needsPerson).sort((a, b) => Number(a.status !== "proposed") - Number(b.status !== "proposed"));

function Row({ action, first }: { action: ResponseAction; first: boolean }) {
  const { workflow, ask } = useWorkflow();
  const name = `${ACTION_VERB[action.action_type]} ${action.target}`;
  const open = action.status === "proposed";
  return (
    <li aria-label={name} className="border-line border-t py-3 first:border-t-0 first:pt-0 last:pb-0">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <p className="min-w-0 flex-1 basis-[16rem] font-semibold text-[14px]">
          {ACTION_VERB[action.action_type]} <OutsideText>{action.target}</OutsideText>
        </p>
        {open ? (
          <p className="flex gap-2">
            <Button
              variant={first ? "primary" : "secondary"}
              size="small"
              shortcut={first ? "a" : undefined}
              onClick={() => ask({ actionId: action.id, decision: "approve" })}
              aria-label={`Approve: ${name}`}
            >
              Approve {ACTION_NOUN[action.action_type]}
            </Button>
            <Button
              size="small"
              onClick={() => ask({ actionId: action.id, decision: "reject" })}
              aria-label={`Reject: ${name}`}
            >
              Reject
            </Button>
          </p>
        ) : null}
      </div>
      <dl className="mt-1.5 grid gap-x-3 gap-y-0.5 sm:grid-cols-[6rem_minmax(0,1fr)]">
        <dt className="text-muted">Why</dt>
        <dd className="min-w-0">
          <OutsideText>{action.reason}</OutsideText>
        </dd>
        <dt className="text-muted">Blast radius</dt>
        <dd className="min-w-0">
          <OutsideText>{action.estimated_impact}</OutsideText>
        </dd>
        <dt className="text-muted">Afterwards</dt>
        <dd className={action.rollback_possible ? "" : "text-high"}>
          {action.rollback_possible ? "can be undone" : "cannot be undone"}
        </dd>
      </dl>
      {open ? null : (
        <div className="mt-1.5">
          <p className={`font-medium ${action.status === "approved" ? "text-ok" : "text-muted"}`}>
            {ACTION_OUTCOME[action.status]}
          </p>
          <DecidedLine decided={workflow.decisions?.find((one) => one.action_id === action.id)} />
        </div>
      )}
    </li>
  );
}

/** Stands above everything while a person is asked; afterwards it says what was decided. */
export function ApprovalCard() {
  const { workflow } = useWorkflow();
  const asked = askedOf(workflow.response_result?.actions ?? []);
  if (asked.length === 0) return null;
  const open = asked.filter((action) => action.status === "proposed").length;
  const waits = workflow.status === "awaiting_approval" && open > 0;
  return (
    <section
      aria-label="Approval"
      className={`rounded-panel border-2 bg-panel px-3.5 py-3 ${waits ? "border-high" : "border-line"}`}
    >
      <h2 className={`mb-2.5 font-semibold text-[14px] ${waits ? "text-high" : ""}`}>
        {waits ? `${open === 1 ? "One action waits" : `${open} actions wait`} for your decision` : "What was decided"}
      </h2>
      <ol aria-label="Actions that need approval">
        {asked.map((action, at) => (
          <Row key={action.id} action={action} first={at === 0} />
        ))}
      </ol>
    </section>
  );
}
