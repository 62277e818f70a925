"use client";
import Link from "next/link";
import { classNames } from "@/components/ui/class-names";
import { OutsideText } from "@/components/ui/outside-text";
import { Panel } from "@/components/ui/panel";
import { RelativeTime } from "@/components/ui/relative-time";
import { isUnderWay } from "@/lib/query/evaluations";
import type { Evaluation } from "@/lib/schema/evaluation";
import { percentWords, RUN_STATUS_WORD } from "./evaluation-words";

/** Those of before, the newest first. */
export function RunList({ runs, shown }: { runs: Evaluation[]; shown: string | null }) {
  return (
    <Panel title="Runs" hint="newest first" bodyClassName="p-1.5">
      <ol aria-label="Runs">
        {runs.map((run) => (
          <li key={run.id}>
            <Link
              href={`/evaluation?run=${run.id}`}
              prefetch={false}
              scroll={false}
              aria-current={run.id === shown ? "true" : undefined}
              className={classNames(
                "flex items-center gap-3 rounded-control px-2 py-1.5 hover:bg-raised",
                run.id === shown && "bg-raised",
              )}
            >
              <span className="min-w-0 flex-1">
                <span className="line-clamp-2 font-medium">
                  <OutsideText>{run.name}</OutsideText>
                </span>
                <span className="block text-[12px] text-muted">
                  {run.total} {run.total === 1 ? "alert" : "alerts"} · <RelativeTime at={run.created_at} />
                </span>
              </span>
              <span className="text-right">
                {run.status === "completed" ? (
                  <>
                    <span className="block font-semibold">{percentWords(run.accuracy)}</span>
                    <span className="block text-[11px] text-muted">accuracy</span>
                  </>
                ) : (
                  <span
                    className={classNames(
                      "text-[12px]",
                      run.status === "failed" ? "text-critical" : isUnderWay(run) ? "text-accent" : "text-muted",
                    )}
                  >
                    {run.status === "running" ? `${run.done} of ${run.total}` : RUN_STATUS_WORD[run.status]}
                  </span>
                )}
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
