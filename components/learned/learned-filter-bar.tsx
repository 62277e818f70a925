"use client";
import { FilterMenu } from "@/components/list/filter-menu";
import { VERDICT_WORD } from "@/components/threat-words";
import { Button } from "@/components/ui/button";
import { fixedDirection } from "@/components/ui/fixed-direction";
import type { LearnedSummary } from "@/lib/schema/learned";
import { VERDICTS } from "@/lib/schema/vocabulary";
import { LEARNED_RANGES, type LearnedRange } from "./learned-params";
import type { LearnedState } from "./use-learned-filters";

const RANGE_WORD: Record<LearnedRange, string> = { "24h": "24 h", "7d": "7 days", "30d": "30 days" };
const KINDS = [
  [null, "All"],
  ["threat", "Threats"],
  ["alert", "Alerts"],
] as const;
const VERDICT_OPTIONS = VERDICTS.map((value) => ({ value, label: VERDICT_WORD[value], text: VERDICT_WORD[value] }));
const RANGE_OPTIONS = LEARNED_RANGES.map((value) => ({ value, label: RANGE_WORD[value], text: RANGE_WORD[value] }));

type Props = LearnedState & { people: LearnedSummary["people"] };

export function LearnedFilterBar({ params, change, people }: Props) {
  const { kind, verdict, by, range } = params;
  const names = [...new Set([...people.map((person) => person.by), ...(by ? [by] : [])])];
  const newly = <T,>(chosen: T[], before: T | null) => chosen.find((each) => each !== before) ?? null; // one at a time
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a row of buttons, not a form */}
      <div role="group" aria-label="Kind" className="flex gap-0.5">
        {KINDS.map(([value, word]) => (
          <Button
            key={word}
            size="small"
            variant={kind === value ? "secondary" : "ghost"}
            aria-pressed={kind === value}
            onClick={() => change({ kind: value, topic: null })}
          >
            {word}
          </Button>
        ))}
      </div>
      <FilterMenu
        label="Verdict"
        options={VERDICT_OPTIONS}
        chosen={verdict ?? []}
        onChange={(next) => change({ verdict: next })}
      />
      <FilterMenu
        label="Who"
        options={names.map((name) => ({ value: name, label: <bdi>{fixedDirection(name)}</bdi>, text: name }))}
        chosen={by ? [by] : []}
        onChange={(next) => change({ by: newly(next, by) })}
      />
      <FilterMenu
        label="Any time"
        options={RANGE_OPTIONS}
        chosen={range ? [range] : []}
        onChange={(next) => change({ range: newly(next, range) })}
      />
    </>
  );
}
