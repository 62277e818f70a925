"use client";
import { X } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Panel } from "@/components/ui/panel";
import { ALERT_VERDICT_WORD } from "@/components/workflow/workflow-words";
import type { EvaluationCase } from "@/lib/schema/evaluation";
import { CaseRow } from "./case-row";
import type { Cell } from "./confusion-grid";
import { stepsOff, worstFirst } from "./evaluation-words";

type View = "verdict" | "priority" | "all";

const AT_FIRST = 50;
const HOLDS: Record<View, (item: EvaluationCase) => boolean> = {
  verdict: ({ truth, predicted }) => truth !== predicted,
  priority: (item) => item.truth === item.predicted && Boolean(stepsOff(item)),
  all: () => true,
};
const NAME: Record<View, string> = { verdict: "Other verdict", priority: "Other priority only", all: "All" };
const NONE: Record<View, string> = {
  verdict: "Every verdict is the one of its truth.",
  priority: "Where the verdict is right, so is the priority.",
  all: "No alert of this evaluation has a truth.",
};

type Props = { cases: EvaluationCase[]; cell: Cell | null; onClearCell: () => void };

/** The cases to look at: at first those that differ, or those of the chosen cell of the matrix. */
export function CaseList({ cases, cell, onClearCell }: Props) {
  const [view, setView] = useState<View>(() => {
    if (cases.some(HOLDS.verdict)) return "verdict";
    return cases.some(HOLDS.priority) ? "priority" : "all";
  });
  const [most, setMost] = useState(AT_FIRST);
  const inCell = ({ truth, predicted }: EvaluationCase) => truth === cell?.truth && predicted === cell.predicted;
  const found = worstFirst(cases.filter(cell ? inCell : HOLDS[view]));
  return (
    <Panel
      title="Cases"
      hint={view === "all" || cell ? undefined : "that differ from their truth; open one to see why"}
      bodyClassName=""
      aside={
        cell ? (
          <Button size="small" onClick={onClearCell} icon={<X aria-hidden="true" size={12} />}>
            {ALERT_VERDICT_WORD[cell.truth]}, judged {ALERT_VERDICT_WORD[cell.predicted].toLowerCase()}
          </Button>
        ) : (
          (["verdict", "priority", "all"] as const).map((one) => (
            <Button
              key={one}
              size="small"
              aria-pressed={view === one}
              className={classNames(view === one && "!border-accent")}
              onClick={() => {
                setView(one);
                setMost(AT_FIRST);
              }}
            >
              {NAME[one]} <span className="text-muted">{cases.filter(HOLDS[one]).length}</span>
            </Button>
          ))
        )
      }
    >
      {found.length === 0 ? (
        <p className="px-3.5 py-6 text-center text-muted">{NONE[view]}</p>
      ) : (
        <ol aria-label="Cases">
          {found.slice(0, most).map((item) => (
            <CaseRow key={item.alert_id} item={item} />
          ))}
        </ol>
      )}
      {found.length > most ? (
        <p className="border-line border-t p-2 text-center">
          <Button size="small" onClick={() => setMost(most + AT_FIRST)}>
            Show more, {found.length - most} left
          </Button>
        </p>
      ) : null}
    </Panel>
  );
}
