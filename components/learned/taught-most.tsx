"use client";
import { classNames } from "@/components/ui/class-names";
import { fixedDirection } from "@/components/ui/fixed-direction";
import { Panel } from "@/components/ui/panel";
import { Skeleton } from "@/components/ui/skeleton";
import type { LearnedSummary, LessonKind } from "@/lib/schema/learned";
import { KIND_WORD, movedWords, topicWords } from "./lesson-words";
import type { LearnedState } from "./use-learned-filters";

const ROW =
  "grid w-full cursor-pointer grid-cols-[minmax(0,1fr)_auto] items-center gap-x-2 gap-y-1 rounded-chip border px-2 py-1.5 text-left hover:bg-raised";

type Topic = LearnedSummary["topics"][number];

function Bar({ topic, most, chosen, onPress }: { topic: Topic; most: number; chosen: boolean; onPress: () => void }) {
  const { real, false: wrong, moved } = topic;
  const width = (count: number) => ({ width: `${(count / most) * 100}%` });
  return (
    <button
      type="button"
      aria-pressed={chosen}
      onClick={onPress}
      title={`${KIND_WORD[topic.kind]}: moved the next one by ${movedWords(moved)} on average`}
      className={classNames(ROW, chosen ? "border-accent bg-raised" : "border-transparent")}
    >
      <bdi className="truncate">{fixedDirection(topicWords(topic))}</bdi>
      <span className="text-[12px] text-muted">
        {real + wrong}
        <span className="sr-only">
          {" "}
          resolutions, {wrong} false, {real} real
        </span>
      </span>
      <span aria-hidden="true" className="col-span-2 flex h-1.5 gap-px overflow-hidden rounded-full bg-track">
        <span className="h-full bg-false-positive" style={width(wrong)} />
        <span className="h-full bg-critical" style={width(real)} />
      </span>
    </button>
  );
}

type Props = LearnedState & { summary: LearnedSummary | undefined };

const HEADING: Record<LessonKind, string> = { threat: "Threat types", alert: "Rules" };

function Bars({ kind, topics, params, change }: { kind: LessonKind; topics: Topic[] } & LearnedState) {
  const own = topics.filter((topic) => topic.kind === kind);
  const most = Math.max(...own.map(({ real, false: wrong }) => real + wrong));
  if (own.length === 0) return null;
  return (
    <div className="min-w-0">
      <h3 className="px-2 pt-1.5 pb-0.5 text-[12px] text-muted">{HEADING[kind]}</h3>
      <ul aria-label={HEADING[kind]} className="grid gap-0.5">
        {own.map((topic) => {
          const chosen = params.topic === topic.topic;
          const press = () => change({ topic: chosen ? null : topic.topic });
          return (
            <li key={topic.topic} className="min-w-0">
              <Bar topic={topic} most={most} chosen={chosen} onPress={press} />
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** Which types and rules were taught most; each filters the list, and pressed again takes that back. */
export function TaughtMost({ summary, ...state }: Props) {
  return (
    <Panel
      title="Taught most"
      hint={
        <>
          <span className="text-false-positive">false</span> and <span className="text-critical">real</span>
        </>
      }
      bodyClassName="p-1.5"
    >
      {summary ? (
        <div className="grid gap-x-3 max-[1099px]:min-[700px]:grid-cols-2">
          <Bars kind="threat" topics={summary.topics} {...state} />
          <Bars kind="alert" topics={summary.topics} {...state} />
          {summary.topics.length === 0 && <p className="px-2 py-1.5 text-muted">Nothing yet.</p>}
        </div>
      ) : (
        <div aria-busy="true" className="grid gap-2 p-2">
          {["a", "b", "c", "d"].map((bar) => (
            <Skeleton key={bar} className="h-8" />
          ))}
        </div>
      )}
    </Panel>
  );
}
