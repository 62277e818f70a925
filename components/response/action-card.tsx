"use client";
import type { ReactNode } from "react";
import { URGENCY_WORD } from "@/components/threat-words";
import { Button } from "@/components/ui/button";
import { Chip, type ChipTone } from "@/components/ui/chip";
import { KeyValues } from "@/components/ui/key-values";
import { OutsideText } from "@/components/ui/outside-text";
import type { ActionStatus, ResponseAction, Urgency } from "@/lib/schema/response-plan";
import type { Decision } from "./action-words";
import { ACTION_NOUN, ACTION_OUTCOME, ACTION_VERB } from "./action-words";

const URGENCY_TONE: Record<Urgency, ChipTone> = {
  immediate: "critical",
  urgent: "high",
  normal: "neutral",
  low: "neutral",
};
const STATUS_TONE: Record<ActionStatus, string> = {
  proposed: "text-muted",
  approved: "text-ok",
  rejected: "text-muted",
  executed: "text-ok",
  failed: "text-critical",
  rolled_back: "text-muted",
};

type Props = {
  action: ResponseAction;
  isPrimary?: boolean;
  /** Asks the reader to confirm; decides nothing by itself. Left out where the decision is taken elsewhere. */
  onAsk?: (actionId: string, decision: Decision) => void;
  /** What stands below one that was decided, such as by whom. */
  outcome?: ReactNode;
};

/** One proposed action: what it does, to whom, how far it reaches, and the two decisions. */
export function ActionCard({ action, isPrimary = false, onAsk, outcome }: Props) {
  const name = `${ACTION_VERB[action.action_type]} ${action.target}`;
  return (
    <article aria-label={name} className="min-w-0 border-line border-l-2 pl-3.5">
      <h3 className="flex flex-wrap items-center gap-2 font-semibold text-[14px]">
        <span className="min-w-0">
          {ACTION_VERB[action.action_type]} <OutsideText>{action.target}</OutsideText>
        </span>
        <Chip tone={URGENCY_TONE[action.urgency]}>{URGENCY_WORD[action.urgency]}</Chip>
        <Chip>{action.requires_approval ? "needs approval" : "needs no approval"}</Chip>
        <Chip>{action.auto_executable ? "policy allows it by itself" : "never by itself"}</Chip>
        <Chip tone={action.rollback_possible ? "neutral" : "high"}>
          {action.rollback_possible ? "can be undone" : "cannot be undone"}
        </Chip>
      </h3>
      <dl className="mt-2 grid gap-x-4 gap-y-1 sm:grid-cols-[6.5rem_minmax(0,1fr)]">
        <dt className="text-muted">Why</dt>
        <dd className="min-w-0">
          <OutsideText>{action.reason}</OutsideText>
        </dd>
        <dt className="text-muted">Blast radius</dt>
        <dd className="min-w-0">
          <OutsideText>{action.estimated_impact}</OutsideText>
        </dd>
        <dt className="text-muted">Confidence</dt>
        <dd>{action.confidence.toFixed(2)}</dd>
      </dl>
      <KeyValues data={action.parameters} className="mt-2.5" />
      {action.status === "proposed" && onAsk ? (
        <p className="mt-3 flex flex-wrap gap-2">
          <Button
            variant={isPrimary ? "primary" : "secondary"}
            onClick={() => onAsk(action.id, "approve")}
            aria-label={`Approve: ${name}`}
          >
            Approve {ACTION_NOUN[action.action_type]}
          </Button>
          <Button variant="ghost" onClick={() => onAsk(action.id, "reject")} aria-label={`Reject: ${name}`}>
            Reject
          </Button>
        </p>
      ) : (
        <div className="mt-3">
          <p className={`font-medium ${STATUS_TONE[action.status]}`}>{ACTION_OUTCOME[action.status]}</p>
          {outcome}
        </div>
      )}
    </article>
  );
}
