import type { Severity } from "@/lib/schema/severity";
import type { Verdict } from "@/lib/schema/threat-analysis";
import type { AlertVerdict, Priority, WorkflowStatus, WorkflowSummary } from "@/lib/schema/workflow";

/** The console's filters: the words of `GET /api/alerts/list`, each absent when it does not filter. */
export type WorkflowFilters = {
  status?: WorkflowStatus[];
  verdict?: AlertVerdict[];
  priority?: Priority[];
  severity?: Severity[];
  entity?: string;
  technique?: string[];
  rule?: string;
  batch?: string;
  search?: string;
  customer?: string[];
  created_from?: string;
  created_to?: string;
  resolution?: Verdict[];
};

/** Claimed by a worker, and not yet over. */
export const RUNNING: WorkflowStatus[] = ["triaging", "investigating", "deciding", "responding"];

type Loose = { [K in keyof WorkflowFilters]?: WorkflowFilters[K] | null };

/** Drops what does not filter and sorts the keys, so that equal filters make equal cache keys. */
export function tidyWorkflowFilters(filters: Loose): WorkflowFilters {
  const kept = Object.entries(filters)
    .filter(([, value]) => value !== null && value !== undefined && value.length > 0)
    .sort(([a], [b]) => a.localeCompare(b));
  return Object.fromEntries(kept) as WorkflowFilters;
}

/** Both the API's query and the page's own. */
export function workflowParams(filters: WorkflowFilters): URLSearchParams {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(tidyWorkflowFilters(filters))) {
    if (key === "customer") for (const name of value as string[]) params.append(key, name);
    else params.set(key, Array.isArray(value) ? value.join(",") : value);
  }
  return params;
}

const folded = (name: string) => name.normalize("NFKC").trim().toLowerCase();

/** Whether a row fits the filters that a browser can judge; `onlyServerKnows` names the rest. */
export function fits(workflow: WorkflowSummary, filters: WorkflowFilters): boolean {
  const { status, verdict, priority, severity, rule } = filters;
  if (status && !status.includes(workflow.status)) return false;
  if (verdict && !(workflow.verdict && verdict.includes(workflow.verdict))) return false;
  if (priority && !(workflow.priority && priority.includes(workflow.priority))) return false;
  if (severity && !severity.includes(workflow.severity)) return false;
  if (filters.customer && !filters.customer.some((name) => folded(name) === folded(workflow.customer_name)))
    return false;
  if (filters.created_from && workflow.created_at < filters.created_from) return false;
  if (filters.created_to && workflow.created_at >= filters.created_to) return false;
  if (filters.resolution && !filters.resolution.some((verdict) => verdict === workflow.resolution)) return false;
  return !rule || rule === workflow.rule_id;
}

/** Words, entities, techniques and batches are not in a row. What they say of one is fixed at its creation. */
export const onlyServerKnows = ({ search, entity, batch, technique }: WorkflowFilters): boolean =>
  [search, entity, batch, technique].some((filter) => filter !== undefined);

/** True when a workflow that moves can come into the list or leave it. */
export const mayMoveIn = ({ status, verdict, priority, resolution }: WorkflowFilters): boolean =>
  [status, verdict, priority, resolution].some((filter) => filter !== undefined);
