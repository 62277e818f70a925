"use client";
import { ChevronRight } from "lucide-react";
import { useId, useState } from "react";
import { Chip } from "@/components/ui/chip";
import { classNames } from "@/components/ui/class-names";
import { OutsideText } from "@/components/ui/outside-text";
import { Waterfall } from "@/components/ui/waterfall";
import { logistic } from "@/components/ui/waterfall-rows";
import { ALERT_VERDICT_WORD, PRIORITY_TONE, shareWords, VERDICT_TONE } from "@/components/workflow/workflow-words";
import type { EvaluationCase } from "@/lib/schema/evaluation";
import type { AlertVerdict, Priority } from "@/lib/schema/workflow";

function Answer({ term, verdict, priority }: { term: string; verdict: AlertVerdict; priority: Priority | null }) {
  return (
    <span className="flex items-center gap-1.5 whitespace-nowrap">
      <span className="text-[12px] text-muted">{term}</span>
      <span className={`font-medium ${VERDICT_TONE[verdict]}`}>{ALERT_VERDICT_WORD[verdict]}</span>
      {priority ? <Chip tone={PRIORITY_TONE[priority]}>{priority}</Chip> : null}
    </span>
  );
}

function Details({ item }: { item: EvaluationCase }) {
  return (
    <div className="grid gap-3 px-3.5 pt-1 pb-4 pl-9">
      {item.truth_reason ? (
        <div>
          <h4 className="font-medium text-[12px] text-muted">What it was, as labelled</h4>
          <p className="max-w-[78ch]">
            <OutsideText>{item.truth_reason}</OutsideText>
          </p>
        </div>
      ) : null}
      <div>
        <h4 className="font-medium text-[12px] text-muted">Why it was judged so</h4>
        <p className="max-w-[78ch] whitespace-pre-line">
          <OutsideText>{item.rationale}</OutsideText>
        </p>
      </div>
      {item.weights ? (
        <div>
          <h4 className="mb-1 font-medium text-[12px] text-muted">Term by term</h4>
          <Waterfall
            terms={item.weights.map(({ indicator, log_odds }) => ({ label: indicator, log_odds }))}
            minus={{ words: "noise", tone: "bg-false-positive" }}
            plus={{ words: "malicious", tone: "bg-critical" }}
            total="Probability of malice"
            scoreOf={logistic}
          />
        </div>
      ) : null}
    </div>
  );
}

/** One labelled alert: what it was, what it was judged, and, opened, why. */
export function CaseRow({ item }: { item: EvaluationCase }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <li className="border-line border-b last:border-b-0">
      <h3>
        <button
          type="button"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
          className="grid w-full cursor-pointer grid-cols-[14px_minmax(0,1fr)] items-start gap-x-2 gap-y-1 px-3.5 py-2 text-left hover:bg-raised md:grid-cols-[14px_minmax(0,1fr)_auto]"
        >
          <ChevronRight
            aria-hidden="true"
            size={14}
            className={classNames("mt-0.5 text-muted transition-transform", open && "rotate-90")}
          />
          <span className="min-w-0">
            <span className="block font-medium">
              <OutsideText>{item.rule_name}</OutsideText>
            </span>
            <span className="block text-[12px] text-muted">
              <OutsideText mono>{item.alert_id}</OutsideText>
            </span>
          </span>
          <span className="col-start-2 flex flex-wrap items-center gap-x-4 gap-y-1 md:col-start-auto md:justify-end">
            <Answer term="was" verdict={item.truth} priority={item.truth_priority} />
            <Answer term="judged" verdict={item.predicted} priority={item.predicted_priority} />
            <span className="whitespace-nowrap text-[12px] text-muted">
              malicious <span className="font-mono text-text">{shareWords(item.probability)}</span>
            </span>
          </span>
        </button>
      </h3>
      <div id={id}>{open ? <Details item={item} /> : null}</div>
    </li>
  );
}
