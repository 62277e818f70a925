"use client";
import { LiveList } from "@/components/list/live-list";
import type { WorkflowFilters } from "@/lib/query/workflow-filters";
import type { WorkflowSummary } from "@/lib/schema/workflow";
import { AlertRow } from "./alert-row";
import { ListHead } from "./list-head";
import type { useAlertRows } from "./use-alert-rows";

const HEIGHTS = { wide: 44, dense: 34, narrow: 82 }; // as in globals.css
const idOf = (row: WorkflowSummary) => row.workflow_id;
const seqOf = (row: WorkflowSummary) => row.seq;

type Props = {
  query: ReturnType<typeof useAlertRows>;
  filters: WorkflowFilters;
  openId: string | null;
  onOpen: (id: string) => void;
};

export function AlertList({ query, filters, openId, onOpen }: Props) {
  return (
    <LiveList
      of={{ rows: query.rows, idOf, seqOf, one: "alert", many: "alerts" }}
      pages={query}
      listKey={JSON.stringify(filters)}
      heights={HEIGHTS}
      label="Alerts"
      head={<ListHead />}
      className="alert-list"
      openId={openId}
      drawRow={(alert, fresh) => (
        <AlertRow alert={alert} onOpen={onOpen} lit={alert.workflow_id === openId} fresh={fresh} />
      )}
    />
  );
}
