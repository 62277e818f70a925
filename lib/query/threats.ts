import { infiniteQueryOptions, mutationOptions, queryOptions } from "@tanstack/react-query";
import type { Analytics } from "@/lib/schema/analytics";
import type { GeneratorChange } from "@/lib/schema/generator";
import type { ActionDecision, BulkRequest, ResolutionPreviewRequest, ThreatPatch } from "@/lib/schema/threat-change";
import { request } from "./client";
import { filterParams, type ListFilters, tidyFilters } from "./threat-filters";

/** The one home of cache keys. */
export const threatKeys = {
  all: ["threats"] as const,
  lists: ["threats", "list"] as const,
  list: (filters: ListFilters) => ["threats", "list", tidyFilters(filters)] as const,
  details: ["threats", "detail"] as const,
  detail: (id: string) => ["threats", "detail", id] as const,
  previews: (id: string) => ["threats", "preview", id] as const,
  preview: (id: string, body: ResolutionPreviewRequest) => ["threats", "preview", id, body.resolution] as const,
  analytics: ["analytics"] as const,
  scenarios: ["scenarios"] as const,
  generator: ["generator"] as const,
};

const PAGE_SIZE = 50;
const threatPath = (id: string) => `/api/threats/${encodeURIComponent(id)}`;

export const threatQueries = {
  /** Newest first, page by page. */
  list: (filters: ListFilters) =>
    infiniteQueryOptions({
      queryKey: threatKeys.list(filters),
      queryFn: ({ pageParam, signal }) => {
        const params = filterParams(filters);
        params.set("limit", String(PAGE_SIZE));
        if (pageParam) params.set("cursor", pageParam);
        return request(`/api/threats?${params}`, { schema: "ThreatPage", signal });
      },
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.next_cursor,
    }),
  detail: (id: string) =>
    queryOptions({
      queryKey: threatKeys.detail(id),
      queryFn: ({ signal }) => request(threatPath(id), { schema: "ThreatAnalysis", signal }),
    }),
  /** How the next signal like this one would be scored after such a resolution. */
  preview: (id: string, body: ResolutionPreviewRequest) =>
    queryOptions({
      queryKey: threatKeys.preview(id, body),
      queryFn: ({ signal }) =>
        request(`${threatPath(id)}/resolution-preview`, { schema: "ResolutionPreview", method: "POST", body, signal }),
      staleTime: 0, // each resolution of the like changes it
    }),
  analytics: () =>
    queryOptions({
      queryKey: threatKeys.analytics,
      queryFn: ({ signal }) => request("/api/analytics", { schema: "Analytics", signal }),
    }),
  /** The few figures of the rail, out of the same answer. */
  counts: () =>
    queryOptions({
      queryKey: threatKeys.analytics,
      queryFn: ({ signal }) => request("/api/analytics", { schema: "Analytics", signal }),
      select: ({ total, last_24h, open_critical, requires_review, sla_at_risk }: Analytics) => ({
        total,
        last_24h,
        open_critical,
        requires_review,
        sla_at_risk,
      }),
    }),
  scenarios: () =>
    queryOptions({
      queryKey: threatKeys.scenarios,
      queryFn: ({ signal }) => request("/api/scenarios", { schema: "ScenarioList", signal }),
      staleTime: Number.POSITIVE_INFINITY,
    }),
  generator: () =>
    queryOptions({
      queryKey: threatKeys.generator,
      queryFn: ({ signal }) => request("/api/generator", { schema: "GeneratorState", signal }),
    }),
};

export type PatchRequest = { id: string; version: number; change: Omit<ThreatPatch, "version"> };
export type DecideRequest = { id: string; actionId: string; decision: ActionDecision };

/** On success write the answer to the cache with `useThreatMutation` (threat-mutations.ts): it also refreshes what counts it. */
export const threatMutations = {
  /** Takes any JSON: what is wrong with it is the server's to say, field by field. */
  trigger: () =>
    mutationOptions({
      mutationFn: ({ body, origin }: { body: unknown; origin?: "manual" }) =>
        request("/api/threats/trigger", {
          schema: "ThreatAnalysis",
          method: "POST",
          body,
          headers: origin && { "X-Soc-Origin": origin },
        }),
    }),
  patch: () =>
    mutationOptions({
      mutationFn: ({ id, version, change }: PatchRequest) =>
        request(threatPath(id), { schema: "ThreatAnalysis", method: "PATCH", body: { ...change, version } }),
    }),
  decideAction: () =>
    mutationOptions({
      mutationFn: ({ id, actionId, decision }: DecideRequest) =>
        request(`${threatPath(id)}/actions/${encodeURIComponent(actionId)}`, {
          schema: "ThreatAnalysis",
          method: "POST",
          body: decision,
        }),
    }),
  bulk: () =>
    mutationOptions({
      mutationFn: (body: BulkRequest) => request("/api/threats/bulk", { schema: "BulkResult", method: "POST", body }),
    }),
  generator: () =>
    mutationOptions({
      mutationFn: (body: GeneratorChange) =>
        request("/api/generator", { schema: "GeneratorState", method: "PUT", body }),
    }),
};
