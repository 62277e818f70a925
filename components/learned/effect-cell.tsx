import { classNames } from "@/components/ui/class-names";
import { Skeleton } from "@/components/ui/skeleton";
import type { Lesson } from "@/lib/schema/learned";
import { effectWords } from "./lesson-words";

const at = (share: number) => `${(share * 100).toFixed(1)}%`;

/** From where to where the next one's score went: a line with the new end marked. */
function Move({ from, to, kind }: { from: number; to: number; kind: Lesson["kind"] }) {
  const hue = kind === "threat" ? "bg-false-positive" : "bg-high";
  return (
    <span aria-hidden="true" className="relative block h-1 min-w-5 flex-1 rounded-full bg-track">
      <span
        className={classNames("absolute inset-y-0 rounded-full opacity-50", hue)}
        style={{ left: at(Math.min(from, to)), width: `max(2px, ${at(Math.abs(to - from))})` }}
      />
      <span
        className={classNames("-top-0.5 absolute h-2 w-[3px] rounded-full", hue)}
        style={{ left: at(Math.min(to, 0.985)) }}
      />
    </span>
  );
}

export function EffectCell({ lesson, className }: { lesson: Lesson; className: string }) {
  const words = effectWords(lesson);
  if (!words && lesson.pending) {
    return (
      <span className={className}>
        <span className="sr-only">Its effect is being worked out</span>
        <Skeleton className="h-3 w-24" />
      </span>
    );
  }
  if (!words) {
    return (
      <span className={classNames("text-muted", className)} title="Its effect could not be worked out">
        <span aria-hidden="true">–</span>
        <span className="sr-only">Its effect is not known</span>
      </span>
    );
  }
  return (
    <span className={classNames("block", className)} title={`The next one like it: ${words.said}`}>
      <span className="flex items-center gap-2 whitespace-nowrap text-[12px]">
        <span className="sr-only">The next one like it, {words.of} </span>
        <span aria-hidden="true" className="text-[11.5px] text-muted" title={`How likely ${words.of}`}>
          {words.short}
        </span>
        <span className="font-mono text-[11.5px]">
          {words.before === words.after ? `stays ${words.after}` : `${words.before} → ${words.after}`}
        </span>
        <Move from={words.from} to={words.to} kind={lesson.kind} />
      </span>
      <span className="block truncate text-[12px] text-muted">{words.said}</span>
    </span>
  );
}
