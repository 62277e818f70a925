import type { ThreatFilter } from "@/lib/schema/threat-query";
import type { WorkflowFilter } from "@/lib/schema/workflow-query";
import type { Context } from "./context";
import { THREAT_COLUMNS, WORKFLOW_COLUMNS } from "./csv-columns";
import { type CsvFile, PAGE_ROWS, streamCsv } from "./stream-csv";

const page = { sort: "newest", limit: PAGE_ROWS } as const;

/** The threats of a filter, newest first. @throws invalid for a search that cannot be read */
export function exportThreats({ house }: Context, filter: ThreatFilter): Promise<CsvFile> {
  const now = house.clock.now(); // one moment for all pages: what is late stays late
  return streamCsv(THREAT_COLUMNS, (cursor) => house.threats.list({ ...filter, ...page, cursor }, now));
}

/** The alerts of a filter, newest first. @throws invalid for a search that cannot be read */
export function exportWorkflows({ house }: Context, filter: WorkflowFilter): Promise<CsvFile> {
  return streamCsv(WORKFLOW_COLUMNS, (cursor) => house.workflows.list({ ...filter, ...page, cursor }));
}
