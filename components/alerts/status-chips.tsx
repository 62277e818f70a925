"use client";
import { useQuery } from "@tanstack/react-query";
import type { MouseEvent } from "react";
import { classNames } from "@/components/ui/class-names";
import { RUNNING } from "@/lib/query/workflow-filters";
import { workflowQueries } from "@/lib/query/workflows";
import type { WorkflowStatus } from "@/lib/schema/workflow";
import { alertsHref, countWords } from "./alert-words";
import type { useAlertFilters } from "./use-alert-filters";

const CHIPS: { words: string; status: WorkflowStatus[]; tone: string }[] = [
  { words: "waiting", status: ["new"], tone: "text-text" },
  { words: "running", status: RUNNING, tone: "text-accent" },
  { words: "awaiting approval", status: ["awaiting_approval"], tone: "text-high" },
  { words: "completed", status: ["completed"], tone: "text-text" },
  { words: "failed", status: ["failed"], tone: "text-critical" },
];

const plainClick = (event: MouseEvent) => !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);

/** How many alerts stand where; each leads to the list of them. */
export function StatusChips({ filters, only }: Pick<ReturnType<typeof useAlertFilters>, "filters" | "only">) {
  const { data } = useQuery(workflowQueries.metrics());
  return (
    <ul aria-label="Alerts by status" className="flex flex-wrap items-center gap-1.5">
      {CHIPS.map(({ words, status, tone }) => {
        const count = data && status.reduce((sum, each) => sum + data.by_status[each], 0);
        const here = filters.status?.join() === status.join();
        return (
          <li key={words}>
            <a
              href={alertsHref({ status })}
              aria-current={here ? "true" : undefined}
              onClick={(event) => {
                if (!plainClick(event)) return;
                event.preventDefault();
                only({ status });
              }}
              className={classNames(
                "inline-flex h-6 items-center gap-1.5 rounded-chip border px-2 text-[12px] text-muted transition-colors hover:border-faint hover:text-text",
                here ? "border-accent" : "border-line",
              )}
            >
              <span className={classNames("font-semibold", count ? tone : "text-muted")}>
                {count === undefined ? "–" : countWords(count)}
              </span>
              {words}
            </a>
          </li>
        );
      })}
    </ul>
  );
}
