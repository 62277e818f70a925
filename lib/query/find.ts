import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { AttackRange } from "@/lib/schema/attack-matrix";
import type { EntityKind } from "@/lib/schema/entity";
import { MIN_SEARCH } from "@/lib/schema/vocabulary";
import { request } from "./client";

export const findKeys = {
  entity: (kind: EntityKind, value: string) => ["entities", kind, value] as const,
  search: (q: string) => ["search", q] as const,
  attack: (range: AttackRange) => ["attack", range] as const,
};

const REFRESH_MS = 30_000; // what names it is the server's to know

export const findQueries = {
  /** Everything known of one name. */
  entity: (kind: EntityKind, value: string) =>
    queryOptions({
      queryKey: findKeys.entity(kind, value),
      queryFn: ({ signal }) =>
        request(`/api/entities/${kind}/${encodeURIComponent(value)}`, { schema: "Entity", signal }),
      refetchInterval: REFRESH_MS,
    }),
  /** The newest few threats, alerts and names that the text finds; the last answer stays until the next is there. */
  search: (q: string) =>
    queryOptions({
      queryKey: findKeys.search(q),
      queryFn: ({ signal }) => request(`/api/search?${new URLSearchParams({ q })}`, { schema: "SearchAnswer", signal }),
      enabled: q.length >= MIN_SEARCH,
      placeholderData: keepPreviousData,
    }),
  /** How often each technique was seen; the last range stays until the next is there. */
  attack: (range: AttackRange) =>
    queryOptions({
      queryKey: findKeys.attack(range),
      queryFn: ({ signal }) => request(`/api/attack?range=${range}`, { schema: "AttackMatrix", signal }),
      refetchInterval: REFRESH_MS,
      placeholderData: keepPreviousData,
    }),
};
