"use client";
import { ProblemNotice } from "@/components/ui/problem-notice";
import { Skeleton } from "@/components/ui/skeleton";
import type { LearnedSummary } from "@/lib/schema/learned";
import { movedWords } from "./lesson-words";

const number = new Intl.NumberFormat("en-GB");

function Figure({ name, value, about }: { name: string; value: string; about: string }) {
  return (
    <div className="min-w-0 rounded-panel border border-line bg-panel px-3.5 py-2.5">
      <dt className="text-[12px] text-muted">{name}</dt>
      <dd className="mt-0.5 flex flex-wrap items-baseline gap-x-2">
        <span className="font-semibold text-[18px] leading-tight">{value}</span>
        <span className="text-[12px] text-muted">{about}</span>
      </dd>
    </div>
  );
}

const turnedWords = (turned: number, what: string) => `on average; ${number.format(turned)} changed ${what}`;

type Props = { summary: LearnedSummary | undefined; error: unknown; onRetry: () => void };

/** How much was taught, and how far it moved what comes next. */
export function LearnedFigures({ summary, error, onRetry }: Props) {
  if (!summary && error)
    return <ProblemNotice title="The figures could not be loaded" error={error} onRetry={onRetry} />;
  if (!summary) {
    return (
      <div aria-busy="true" className="grid gap-3 min-[700px]:grid-cols-3">
        {["a", "b", "c"].map((card) => (
          <Skeleton key={card} className="h-[64px] !rounded-panel" />
        ))}
      </div>
    );
  }
  const { threat, alert, ended, newest_only } = summary;
  return (
    <dl aria-label="Figures" className="grid gap-3 min-[700px]:grid-cols-3">
      <Figure
        name="Resolutions that count"
        value={`${number.format(threat.lessons + alert.lessons)}${newest_only === null ? "" : "+"}`}
        about={`${number.format(threat.lessons)} threats, ${number.format(alert.lessons)} alerts${ended > 0 ? `; ${number.format(ended)} taken back or replaced` : ""}${newest_only === null ? "" : `; of the newest ${number.format(newest_only)}`}`}
      />
      <Figure
        name="Moved the next threat's score by"
        value={movedWords(threat.moved)}
        about={turnedWords(threat.turned, "what is recommended")}
      />
      <Figure
        name="Moved the next alert's probability by"
        value={movedWords(alert.moved)}
        about={turnedWords(alert.turned, "verdict or priority")}
      />
    </dl>
  );
}
