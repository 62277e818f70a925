import type { Severity } from "@/lib/schema/severity";
import type { ThreatType } from "@/lib/schema/signal";
import type { ThreatStatus, ThreatSummary, Verdict } from "@/lib/schema/threat-analysis";

/** The console's filters: the words of `GET /api/threats`, each absent when it does not filter. */
export type ListFilters = {
  severity?: Severity[];
  status?: ThreatStatus[];
  threat_type?: ThreatType[];
  customer?: string[];
  assignee?: string;
  requires_review?: boolean;
  likely_false?: boolean;
  sla_at_risk?: boolean;
  entity?: string;
  technique?: string[];
  search?: string;
  since?: string;
  created_from?: string;
  created_to?: string;
  resolution?: Verdict[];
  answered?: boolean;
  sla?: "met" | "missed";
};

/** Drops what does not filter and sorts the keys, so that equal filters make equal cache keys. */
export function tidyFilters(filters: { [K in keyof ListFilters]?: ListFilters[K] | null }): ListFilters {
  const kept = Object.entries(filters)
    .filter(
      ([, value]) =>
        value !== null && value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0),
    )
    .sort(([a], [b]) => a.localeCompare(b));
  return Object.fromEntries(kept) as ListFilters;
}

/** Both the API's query and the page's own. */
export function filterParams(filters: ListFilters): URLSearchParams {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(tidyFilters(filters))) {
    if (key === "customer") for (const name of value as string[]) params.append(key, name);
    else params.set(key, Array.isArray(value) ? value.join(",") : String(value));
  }
  return params;
}

export const OPEN_STATUSES: ThreatStatus[] = ["completed", "in_review", "escalated"];

const folded = (name: string) => name.normalize("NFKC").trim().toLowerCase();

/**
 * Whether a row belongs in a filtered list, as far as a browser can tell.
 * @returns null where only the server knows (full-text search, entities, techniques, the clock of the SLA)
 */
export function belongs(threat: ThreatSummary, filters: ListFilters): boolean | null {
  const {
    severity,
    status,
    threat_type: types,
    customer,
    requires_review: review,
    likely_false: likelyFalse,
  } = filters;
  if (severity && !severity.includes(threat.severity)) return false;
  if (status && !status.includes(threat.status)) return false;
  if (types && !types.includes(threat.threat_type)) return false;
  if (customer && !customer.some((name) => folded(name) === folded(threat.customer_name))) return false;
  if (filters.assignee && filters.assignee !== threat.assignee) return false;
  if (review !== undefined && review !== threat.requires_human_review) return false;
  if (likelyFalse !== undefined && likelyFalse !== (threat.recommendation === "likely_fp")) return false;
  if (filters.since && threat.created_at < filters.since) return false;
  if (filters.created_from && threat.created_at < filters.created_from) return false;
  if (filters.created_to && threat.created_at >= filters.created_to) return false;
  if (filters.resolution && !(threat.resolution && filters.resolution.includes(threat.resolution))) return false;
  if (filters.answered !== undefined || filters.sla) return null;
  if (filters.search || filters.entity || filters.technique || filters.sla_at_risk !== undefined) return null;
  return true;
}
