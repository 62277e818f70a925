import type { InfiniteData } from "@tanstack/react-query";
import type { WorkflowSummary } from "@/lib/schema/workflow";
import type { WorkflowPage } from "@/lib/schema/workflow-query";
import { newestKnown } from "./recent-workflows";
import { fits, mayMoveIn, onlyServerKnows, type WorkflowFilters } from "./workflow-filters";

export type WorkflowPages = InfiniteData<WorkflowPage, string | null>;

const MAX_FIRST_PAGE = 3_000; // a tab left open for days must not hold every row it ever saw

/** An answer in which no row is older than what the socket has told of it meanwhile. */
export function withNewest(page: WorkflowPage, filters: WorkflowFilters): WorkflowPage {
  const newest = page.items.map(newestKnown);
  const items = newest.filter((row, at) => row === page.items[at] || fits(row, filters));
  return { ...page, items, total: Math.max(0, page.total - (newest.length - items.length)) };
}

/** The latest of each that moved, by workflow_id, and which of them were not there before. */
export type Moved = { latest: ReadonlyMap<string, WorkflowSummary>; created: ReadonlySet<string> };

type Sorted = { pages: WorkflowPage[]; left: number; unseen: WorkflowSummary[] };

/** Puts each moved row that is loaded in place of its older self, or takes it away. */
function replace(data: WorkflowPages, { latest }: Moved, filters: WorkflowFilters): Sorted {
  const unseen = new Map(latest);
  let left = 0;
  const pages = data.pages.map((page) => {
    let touched = false;
    const items: WorkflowSummary[] = [];
    for (const row of page.items) {
      const next = latest.get(row.workflow_id);
      unseen.delete(row.workflow_id);
      if (!next || next.version <= row.version) {
        items.push(row);
        continue;
      }
      touched = true;
      if (fits(next, filters)) items.push(next);
      else left += 1;
    }
    return touched ? { ...page, items } : page;
  });
  return { pages, left, unseen: [...unseen.values()].sort((a, b) => b.seq - a.seq) };
}

/**
 * All that moved, in one go, newest first. Idempotent by version: told twice, or late, it changes nothing.
 * @returns the same object when nothing changed, and whether the server must be asked what a browser cannot know
 */
export function moveInPages(
  data: WorkflowPages,
  moved: Moved,
  filters: WorkflowFilters,
): { data: WorkflowPages; ask: boolean } {
  const { pages, left, unseen } = replace(data, moved, filters);
  const last = pages.map((page) => page.items.at(-1)?.seq ?? Number.POSITIVE_INFINITY);
  const coming: WorkflowSummary[][] = pages.map(() => []);
  const serverOnly = onlyServerKnows(filters);
  const movable = mayMoveIn(filters);
  let ask = false;
  for (const workflow of unseen) {
    const isNew = moved.created.has(workflow.workflow_id);
    const at = pages.findIndex((page, index) => page.next_cursor === null || workflow.seq > (last[index] ?? 0));
    const fit = fits(workflow, filters);
    if (fit && !serverOnly && at >= 0) coming[at]?.push(workflow);
    else if (fit ? isNew || movable : movable && !isNew && (serverOnly || at < 0)) ask = true;
  }
  const came = coming.reduce((sum, each) => sum + each.length, 0);
  const changed = came > 0 || pages.some((page, at) => page !== data.pages[at]);
  if (!changed) return { data, ask };
  const merged = pages.map((page, at) => {
    const added = coming[at] ?? [];
    const items = added.length > 0 ? [...added, ...page.items].sort((a, b) => b.seq - a.seq) : page.items;
    const total = page.total_is_lower_bound ? page.total : Math.max(0, page.total + came - left);
    return { ...page, items, total };
  });
  const [first] = merged;
  const full = merged.length === 1 && first !== undefined && first.items.length > MAX_FIRST_PAGE;
  return { data: { ...data, pages: merged }, ask: ask || full };
}
