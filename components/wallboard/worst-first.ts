import { type ListFilters, OPEN_STATUSES } from "@/lib/query/threat-filters";
import type { Severity } from "@/lib/schema/severity";
import type { ThreatSummary } from "@/lib/schema/threat-analysis";

/** What a wall shows: open, and bad enough to look up for. */
export const WALL_FILTERS: ListFilters = { severity: ["critical", "high"], status: OPEN_STATUSES };

const RANK: Record<Severity, number> = { critical: 0, high: 1, medium: 2, low: 3, info: 4 };

/** The most severe, and among equals the newest. */
export const worstFirst = (threats: ThreatSummary[]): ThreatSummary[] =>
  [...threats].sort((a, b) => RANK[a.severity] - RANK[b.severity] || b.seq - a.seq);
