"use client";
import Link from "next/link";
import { memo } from "react";
import { VERDICT_WORD } from "@/components/threat-words";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { classNames } from "@/components/ui/class-names";
import { fixedDirection } from "@/components/ui/fixed-direction";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Lesson } from "@/lib/schema/learned";
import type { Verdict } from "@/lib/schema/threat-analysis";
import { EffectCell } from "./effect-cell";
import { KIND_WORD, subjectHref, topicWords } from "./lesson-words";

const TONE: Record<Verdict, "critical" | "false-positive" | "ok"> = {
  true_positive: "critical",
  false_positive: "false-positive",
  benign: "ok",
};

export const LESSON_GRID =
  "grid h-full items-center gap-x-3 px-3.5 grid-cols-[96px_minmax(0,1.25fr)_minmax(0,1fr)_176px_34px_78px] max-[1279px]:grid-cols-[96px_minmax(0,1.1fr)_minmax(0,1fr)_152px_34px_78px] max-[899px]:grid-cols-[minmax(0,1fr)_auto] max-[899px]:content-center max-[899px]:gap-y-1";

function Ended({ ended }: { ended: NonNullable<Lesson["ended"]> }) {
  return (
    <Chip title={`By ${fixedDirection(ended.by)}`} className="max-w-full">
      <span className="truncate">{ended.how === "undone" ? "Taken back" : "Resolved anew"}</span>
    </Chip>
  );
}

type Props = { lesson: Lesson; fresh: boolean; onTakeBack: (lesson: Lesson) => void };

/** One line: what it was said to be, of what, why and by whom, and what that changed. The row opens its threat or alert. */
export const LessonRow = memo(function LessonRow({ lesson, fresh, onTakeBack }: Props) {
  const { kind, verdict, title, topic_name: name, customer_name: customer, reason, by, at, ended } = lesson;
  const topic = topicWords({ kind, name });
  return (
    <article
      data-testid={`lesson-${lesson.seq}`}
      className={classNames(
        LESSON_GRID,
        "relative border-line border-b transition-colors hover:bg-raised",
        fresh && "motion-safe:motion-slide-in",
      )}
    >
      <span className="max-[899px]:order-1">
        <Chip tone={ended ? "neutral" : TONE[verdict]} className={classNames(ended && "line-through")}>
          {VERDICT_WORD[verdict]}
        </Chip>
      </span>
      <span className="min-w-0 max-[899px]:order-3 max-[899px]:col-span-2">
        <Link
          href={subjectHref(lesson)}
          prefetch={false}
          data-row-link=""
          title={title}
          className="block truncate font-medium outline-none before:absolute before:inset-0 focus-visible:before:outline-2 focus-visible:before:outline-accent focus-visible:before:-outline-offset-2"
        >
          <bdi>{fixedDirection(title)}</bdi>
        </Link>
        <span className="block truncate text-[12px] text-muted">
          {KIND_WORD[kind]}
          {kind === "threat" && ` · ${topic}`} · <bdi>{fixedDirection(customer)}</bdi>
        </span>
      </span>
      <span className="min-w-0 max-[899px]:order-4 max-[899px]:col-span-2">
        <span className="block truncate" title={reason}>
          {reason ? <bdi>{fixedDirection(reason)}</bdi> : <span className="text-muted">No reason given</span>}
        </span>
        <span className="block truncate text-[12px] text-muted">
          <bdi>{fixedDirection(by)}</bdi>
          {ended && (
            <>
              {ended.how === "undone" ? ", taken back by " : ", resolved anew by "}
              <bdi>{fixedDirection(ended.by)}</bdi> <RelativeTime at={ended.at} />
            </>
          )}
        </span>
      </span>
      <EffectCell
        lesson={lesson}
        className={classNames("min-w-0 max-[899px]:order-5", ended !== null && "opacity-70")}
      />
      <RelativeTime at={at} className="text-right text-[12px] text-muted max-[899px]:order-2" />
      <span className="relative z-1 text-right max-[899px]:order-6">
        {ended ? (
          <Ended ended={ended} />
        ) : (
          <Button size="small" variant="ghost" aria-label={`Take back: ${title}`} onClick={() => onTakeBack(lesson)}>
            Take back
          </Button>
        )}
      </span>
    </article>
  );
});

/** What the columns mean. Each row says it to a screen reader itself. */
export function LessonHead() {
  return (
    <div
      aria-hidden="true"
      className={classNames(
        LESSON_GRID,
        "sticky top-0 z-5 !h-[30px] border-line border-b bg-panel text-[11.5px] text-muted whitespace-nowrap max-[899px]:hidden",
      )}
    >
      <span>Said to be</span>
      <span>Threat or alert</span>
      <span>Why, by whom</span>
      <span>The next one like it</span>
      <span className="text-right">Age</span>
      <span />
    </div>
  );
}
