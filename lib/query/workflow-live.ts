import { notifyManager, type Query, type QueryClient } from "@tanstack/react-query";
import type { Ticket } from "@/lib/schema/ticket";
import type { Workflow, WorkflowSummary } from "@/lib/schema/workflow";
import { type BatchRows, moveInBatch } from "./batch-rows";
import { applyToLearned } from "./learned-live";
import { refreshRanges } from "./ranges";
import { forgetWorkflows, rememberWorkflow } from "./recent-workflows";
import { refreshSoon } from "./refresh-soon";
import { applyAlertsToReview } from "./review-live";
import type { WorkflowFilters } from "./workflow-filters";
import { type Moved, moveInPages, type WorkflowPages } from "./workflow-pages";
import { workflowKeys } from "./workflows";

const SOON_MS = 400;
const AGAIN_MS = 3_000;
const TOGETHER_MS = 120;

type Asking = { timer: ReturnType<typeof setTimeout> | undefined; askedAt: number };
const asking = new WeakMap<QueryClient, Asking>();

/** What was told is asked for a moment later, and while a batch moves hundreds of workflows only every few seconds. */
function refreshNotifications(client: QueryClient): void {
  const state = asking.get(client) ?? { timer: undefined, askedAt: Number.NEGATIVE_INFINITY };
  asking.set(client, state);
  const refresh = () => {
    state.timer = undefined;
    state.askedAt = Date.now();
    void client.invalidateQueries({ queryKey: workflowKeys.notifications });
  };
  state.timer ??= setTimeout(refresh, Math.max(SOON_MS, state.askedAt + AGAIN_MS - Date.now()));
}

/** A workflow that began or moved: what is shown of it is asked for again, node by node. */
export function applyWorkflow(client: QueryClient, summary: WorkflowSummary): void {
  const key = workflowKeys.detail(summary.workflow_id);
  const shown = client.getQueryData<Workflow>(key);
  if (shown && shown.version < summary.version) void client.invalidateQueries({ queryKey: key });
  if (summary.ticket_id === null) return;
  if (client.getQueryData<Ticket>(workflowKeys.ticket(summary.ticket_id))) {
    void client.invalidateQueries({ queryKey: workflowKeys.ticket(summary.ticket_id) });
  }
  refreshNotifications(client);
}

function updateList(client: QueryClient, query: Query, moved: Moved): void {
  const before = query.state.data as WorkflowPages | undefined;
  if (!before) return;
  const { data, ask } = moveInPages(before, moved, query.queryKey[2] as WorkflowFilters);
  // Rows of an answer under way are brought up to date when it comes, but it may lack those created meanwhile.
  if (ask || (moved.created.size > 0 && query.state.fetchStatus === "fetching")) refreshSoon(client, query.queryKey);
  if (data !== before) client.setQueryData(query.queryKey, data, { updatedAt: query.state.dataUpdatedAt });
}

/** Many workflows that began or moved, each cache changed once however many they are. */
export function applyWorkflows(client: QueryClient, summaries: WorkflowSummary[]): void {
  const latest = new Map<string, WorkflowSummary>();
  const created = new Set<string>();
  for (const summary of summaries) {
    const known = latest.get(summary.workflow_id);
    if (!known || known.version < summary.version) latest.set(summary.workflow_id, summary);
    if (summary.version === 1) created.add(summary.workflow_id);
    rememberWorkflow(summary);
  }
  const cache = client.getQueryCache();
  for (const query of cache.findAll({ queryKey: workflowKeys.lists })) updateList(client, query, { latest, created });
  for (const { queryKey, state } of cache.findAll({ queryKey: workflowKeys.batches })) {
    const before = state.data as BatchRows | undefined;
    const after = before && moveInBatch(before, latest);
    if (after !== before) client.setQueryData(queryKey, after, { updatedAt: state.dataUpdatedAt });
  }
  for (const summary of latest.values()) applyWorkflow(client, summary);
  applyAlertsToReview(client, latest.values());
  applyToLearned(
    client,
    [...latest.values()].map(({ workflow_id: id, resolution }) => ({ id, resolution })),
  );
  refreshSoon(client, workflowKeys.metrics);
  refreshRanges(client);
}

/** Gathers what the socket tells: a lone move is shown at once, a storm of them a few times a second. */
export function gatherWorkflows(client: QueryClient) {
  let gathered: WorkflowSummary[] = [];
  let shownAt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const show = () => {
    timer = undefined;
    shownAt = Date.now();
    const now = gathered;
    gathered = [];
    if (now.length > 0) notifyManager.batch(() => applyWorkflows(client, now));
  };
  return {
    add: (summary: WorkflowSummary) => void gathered.push(summary),
    /** To be called when all that arrived together is gathered. */
    show: () => {
      if (gathered.length > 0) timer ??= setTimeout(show, Math.max(0, shownAt + TOGETHER_MS - Date.now()));
    },
    stop: () => clearTimeout(timer),
  };
}

/** Everything of workflows that a socket which was away may have missed. */
export function refreshWorkflows(client: QueryClient): void {
  for (const queryKey of [workflowKeys.all, workflowKeys.metrics, workflowKeys.tickets, workflowKeys.notifications]) {
    void client.invalidateQueries({ queryKey }, { cancelRefetch: false });
  }
}

/** A new stream, perhaps after a clear: nothing heard before it stands, nor any answer that is under way. */
export function restartWorkflows(client: QueryClient): void {
  forgetWorkflows();
  for (const queryKey of [workflowKeys.lists, workflowKeys.batches]) void client.invalidateQueries({ queryKey });
  refreshWorkflows(client);
}
