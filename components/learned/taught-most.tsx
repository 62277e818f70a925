"use client";
import { classNames } from "@/components/ui/class-names";
import { fixedDirection } from "@/components/ui/fixed-direction";
import { Panel } from "@/components/ui/panel";
import { Skeleton } from "@/components/ui/skeleton";
import type { LearnedSummary } from "@/lib/schema/learned";
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

/** Which types and rules were taught most; each filters the list, and again takes that back. */
export function TaughtMost({ summary, params, change }: Props) {
  const most = Math.max(1, ...(summary?.topics ?? []).map(({ real, false: wrong }) => real + wrong));
  return (
    <Panel title="Taught most" hint="false and real" bodyClassName="p-1.5">
      {summary ? (
        <ul aria-label="Taught most" className="grid gap-0.5 max-[1099px]:min-[700px]:grid-cols-2">
          {summary.topics.map((topic) => {
            const chosen = params.topic === topic.topic;
            return (
              <li key={`${topic.kind} ${topic.topic}`} className="min-w-0">
                <Bar
                  topic={topic}
                  most={most}
                  chosen={chosen}
                  onPress={() => change({ topic: chosen ? null : topic.topic })}
                />
              </li>
            );
          })}
          {summary.topics.length === 0 && <li className="px-2 py-1.5 text-muted">Nothing yet.</li>}
        </ul>
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
