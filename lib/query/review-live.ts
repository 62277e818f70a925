import type { InfiniteData, QueryClient } from "@tanstack/react-query";
import type { ReviewItem, ReviewPage } from "@/lib/schema/review";
import { AWAKE, alertItem, alertWaits, threatItem, threatWaits } from "@/lib/schema/review-item";
import type { ThreatSummary } from "@/lib/schema/threat-analysis";
import type { WorkflowSummary } from "@/lib/schema/workflow";
import { refreshSoon } from "./refresh-soon";
import { reviewKeys } from "./review";

export type ReviewPages = InfiniteData<ReviewPage, string | null>;

/** An item as an event tells of it, and whether it (still) waits for a person. */
export type Told = { item: ReviewItem; waits: boolean };

/** Rows that are known are changed in place or taken out; where a new one belongs only the server can tell. */
export function moveInReview(
  data: ReviewPages,
  told: ReadonlyMap<string, Told>,
): { data: ReviewPages; ask: boolean; gone: number } {
  const known = new Set<string>();
  let changed = false;
  let gone = 0;
  const pages = data.pages.map((page) => ({
    ...page,
    items: page.items.flatMap((row) => {
      const news = told.get(row.id);
      if (!news) return row;
      known.add(row.id);
      if (news.item.version <= row.version) return row;
      changed = true;
      if (news.waits) {
        const { snoozed_until, snoozed_by, snooze_reason } = row; // events do not tell of it
        return { ...news.item, snoozed_until, snoozed_by, snooze_reason };
      }
      gone += 1;
      return [];
    }),
  }));
  const unknown = [...told].some(([id, { waits, item }]) => !known.has(id) && (waits || item.version > 1));
  if (!changed) return { data, ask: unknown, gone };
  const counted = pages.map((page) =>
    page.total_is_lower_bound ? page : { ...page, total: Math.max(0, page.total - gone) },
  );
  return { data: { ...data, pages: counted }, ask: true, gone };
}

function apply(client: QueryClient, told: ReadonlyMap<string, Told>): void {
  let ask = false;
  let left = false;
  for (const query of client.getQueryCache().findAll({ queryKey: reviewKeys.lists })) {
    const before = query.state.data as ReviewPages | undefined;
    if (!before) continue;
    const moved = moveInReview(before, told);
    if (moved.data !== before)
      client.setQueryData(query.queryKey, moved.data, { updatedAt: query.state.dataUpdatedAt });
    if (moved.ask) refreshSoon(client, query.queryKey);
    ask ||= moved.ask;
    left ||= moved.gone > 0;
  }
  if (left)
    for (const { queryKey } of client.getQueryCache().findAll({ queryKey: reviewKeys.shifts }))
      refreshSoon(client, queryKey);
  if (ask || [...told.values()].some(({ waits, item }) => waits || item.version > 1)) {
    refreshSoon(client, reviewKeys.count);
  }
}

export function applyThreatToReview(client: QueryClient, threat: ThreatSummary): void {
  apply(client, new Map([[threat.id, { item: threatItem(threat, AWAKE), waits: threatWaits(threat) }]]));
}

/** A workflow moves from node to node before it can wait for anybody: those moves are passed over. */
export function applyAlertsToReview(client: QueryClient, alerts: Iterable<WorkflowSummary>): void {
  const told = new Map<string, Told>();
  for (const alert of alerts) {
    const over = ["awaiting_approval", "responding", "completed", "failed"].includes(alert.status);
    if (over) told.set(alert.workflow_id, { item: alertItem(alert, AWAKE), waits: alertWaits(alert) });
  }
  if (told.size > 0) apply(client, told);
}

export function refreshReview(client: QueryClient): void {
  void client.invalidateQueries({ queryKey: reviewKeys.all }, { cancelRefetch: false });
}
