"use client";
import { useCallback, useRef } from "react";
import { BatchStrips } from "@/components/alert-intake/batch-strips";
import { PlaySamples } from "@/components/alert-intake/play-samples";
import { SubmitAlerts } from "@/components/alert-intake/submit-alerts";
import { loadLater, useLater } from "@/components/ui/load-later";
import { Panel } from "@/components/ui/panel";
import { ProblemNotice } from "@/components/ui/problem-notice";
import { AlertList } from "./alert-list";
import { countWords } from "./alert-words";
import { FilterBar } from "./filter-bar";
import { FilterChips } from "./filter-chips";
import { ListEmpty } from "./list-empty";
import { ListSkeleton } from "./list-skeleton";
import { StatusChips } from "./status-chips";
import { useAlertFilters, useOpenAlert } from "./use-alert-filters";
import { useAlertRows } from "./use-alert-rows";

const drawer = loadLater(() => import("@/components/workflow/workflow-drawer"));

/** The alerts as they come and are worked on, with the drawer of the one that is open. */
export function AlertsPage() {
  const state = useAlertFilters();
  const query = useAlertRows(state.filters);
  const { open, show, close } = useOpenAlert();
  const loaded = useLater(drawer, open !== null);
  const showRef = useRef(show);
  showRef.current = show;
  const onOpen = useCallback((id: string) => showRef.current(id), []);

  const { data, rows, error, isPending, refetch } = query;
  const first = data?.pages[0];
  const total = first && `${first.total_is_lower_bound ? "over " : ""}${countWords(first.total)}`;
  const filtered = Object.keys(state.filters).length > 0;
  const none = data !== undefined && rows.length === 0 && !filtered; // then the list itself offers the samples
  const at = rows.findIndex((row) => row.workflow_id === open);
  const neighbour = (index: number) => {
    const id = at < 0 ? undefined : rows[index]?.workflow_id;
    return id === undefined ? undefined : () => show(id);
  };
  return (
    <div className="flex min-h-[480px] flex-col gap-3 min-[900px]:h-[calc(100dvh-89px)]">
      <header className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h1 className="font-semibold text-[18px]">Alerts</h1>
        <StatusChips {...state} />
        <div className="flex flex-wrap items-center gap-2 min-[900px]:ml-auto">
          {!none && <PlaySamples variant="secondary" />}
          <SubmitAlerts />
        </div>
      </header>
      <BatchStrips />
      <Panel
        title="Newest first"
        hint={total}
        aside={<FilterBar {...state} />}
        className="flex h-[85dvh] min-h-[420px] flex-col min-[900px]:h-auto min-[900px]:flex-1"
        bodyClassName="flex min-h-0 flex-1 flex-col"
      >
        <FilterChips {...state} />
        <div className="min-h-0 flex-1">
          {isPending ? (
            <ListSkeleton />
          ) : !data ? (
            <div className="p-3.5">
              <ProblemNotice title="Alerts could not be loaded" error={error} onRetry={() => void refetch()} />
            </div>
          ) : rows.length === 0 ? (
            <ListEmpty filtered={filtered} onClearFilters={state.clear} action={<PlaySamples variant="primary" />} />
          ) : (
            <AlertList query={query} filters={state.filters} openId={open} onOpen={onOpen} />
          )}
        </div>
      </Panel>
      {open && loaded && (
        <loaded.WorkflowDrawer
          workflowId={open}
          onClose={close}
          onNext={neighbour(at + 1)}
          onPrevious={neighbour(at - 1)}
          onOpen={show}
        />
      )}
    </div>
  );
}
