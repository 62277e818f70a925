import type { InfiniteData, Query, QueryClient } from "@tanstack/react-query";
import type { Analytics, LiveCounts } from "@/lib/schema/analytics";
import type { GeneratorState } from "@/lib/schema/generator";
import type { InitialBatch } from "@/lib/schema/realtime";
import type { ThreatAnalysis, ThreatSummary } from "@/lib/schema/threat-analysis";
import type { ThreatPage } from "@/lib/schema/threat-query";
import { summaryOf } from "@/lib/schema/threat-summary";
import { demoKeys } from "./demo";
import { learnedKeys } from "./learned";
import { applyToLearned } from "./learned-live";
import { refreshRanges } from "./ranges";
import { refreshSoon } from "./refresh-soon";
import { applyThreatToReview, refreshReview } from "./review-live";
import { belongs, type ListFilters } from "./threat-filters";
import { threatKeys } from "./threats";

type Pages = InfiniteData<ThreatPage, string | null>;

const MAX_FIRST_PAGE = 400; // a tab left open for days must not hold every row it ever saw

const without = (pages: ThreatPage[], id: string) =>
  pages.map((page) =>
    page.items.some((row) => row.id === id) ? { ...page, items: page.items.filter((row) => row.id !== id) } : page,
  );

const moreTotal = (pages: ThreatPage[], by: number) =>
  pages.map((page) => (page.total_is_lower_bound ? page : { ...page, total: Math.max(0, page.total + by) }));

/** Places a row by its seq, newest first. A row older than all that was loaded is left to the page that will hold it. */
function insert(pages: ThreatPage[], threat: ThreatSummary): ThreatPage[] {
  const at = pages.findIndex((page) => page.next_cursor === null || page.items.some((row) => row.seq < threat.seq));
  if (at < 0) return pages;
  return pages.map((page, index) =>
    index === at ? { ...page, items: [...page.items, threat].sort((a, b) => b.seq - a.seq) } : page,
  );
}

/** Idempotent by version: the same event twice, or an older one late, changes nothing. */
export function applyToPages(data: Pages, threat: ThreatSummary, belongsHere: boolean): Pages {
  const known = data.pages.flatMap((page) => page.items).find((row) => row.id === threat.id);
  if (known && known.version >= threat.version) return data;
  if (known && !belongsHere) return { ...data, pages: moreTotal(without(data.pages, threat.id), -1) };
  if (known) {
    const swap = (row: ThreatSummary) => (row.id === threat.id ? threat : row);
    return { ...data, pages: data.pages.map((page) => ({ ...page, items: page.items.map(swap) })) };
  }
  const pages = belongsHere ? insert(data.pages, threat) : data.pages;
  // One that is older than all that was loaded may have been counted when that was asked for.
  return pages === data.pages ? data : { ...data, pages: moreTotal(pages, 1) };
}

function updateList(client: QueryClient, query: Query, threat: ThreatSummary): void {
  const data = query.state.data as Pages | undefined;
  if (!data) return;
  const verdict = belongs(threat, query.queryKey[2] as ListFilters);
  const known = data.pages.some((page) => page.items.some((row) => row.id === threat.id));
  // Only the server can tell, or its answer under way may predate this event: ask (again).
  if (verdict === null || query.state.fetchStatus === "fetching") refreshSoon(client, query.queryKey);
  const next = applyToPages(data, threat, verdict ?? known);
  if (verdict && !known && next === data) refreshSoon(client, query.queryKey); // only the total can have changed
  const first = next.pages[0];
  if (next.pages.length === 1 && first && first.items.length > MAX_FIRST_PAGE) refreshSoon(client, query.queryKey);
  if (next !== data) client.setQueryData(query.queryKey, next, { updatedAt: query.state.dataUpdatedAt });
}

/** A new or changed threat, from the socket or from an answer. */
export function applyThreat(client: QueryClient, threat: ThreatSummary): void {
  for (const query of client.getQueryCache().findAll({ queryKey: threatKeys.lists })) updateList(client, query, threat);
  const detail = client.getQueryData<ThreatAnalysis>(threatKeys.detail(threat.id));
  if (detail && detail.version < threat.version)
    void client.invalidateQueries({ queryKey: threatKeys.detail(threat.id) });
  applyThreatToReview(client, threat);
  if (threat.version > 1) applyToLearned(client, [threat]);
  refreshSoon(client, threatKeys.analytics);
  refreshRanges(client);
}

/** A whole analysis that an own request brought back. */
export function applyAnswer(client: QueryClient, threat: ThreatAnalysis): void {
  client.setQueryData<ThreatAnalysis>(threatKeys.detail(threat.id), (old) =>
    old && old.version > threat.version ? old : threat,
  );
  applyThreat(client, { ...summaryOf(threat), seq: threat.seq });
}

export function applyGenerator(client: QueryClient, state: GeneratorState): void {
  client.setQueryData<GeneratorState>(threatKeys.generator, state);
}

function applyCounts(client: QueryClient, counts: LiveCounts): void {
  client.setQueryData<Analytics>(threatKeys.analytics, (old) => old && { ...old, ...counts });
}

/** Everything that a socket which was away may have missed. */
export function applyBatch(client: QueryClient, batch: InitialBatch): void {
  applyCounts(client, batch.counts);
  for (const threat of batch.threats) applyThreat(client, threat);
  refreshAll(client);
}

/** Lists, counts, generator and open details: what the socket keeps true, asked for afresh. */
export function refreshAll(client: QueryClient): void {
  refreshReview(client);
  refreshRanges(client);
  void client.invalidateQueries({ queryKey: learnedKeys.all }, { cancelRefetch: false });
  void client.invalidateQueries({ queryKey: threatKeys.all }, { cancelRefetch: false });
  void client.invalidateQueries({ queryKey: threatKeys.analytics }, { cancelRefetch: false });
  void client.invalidateQueries({ queryKey: threatKeys.generator }, { cancelRefetch: false });
  void client.invalidateQueries({ queryKey: demoKeys.state }, { cancelRefetch: false });
}
