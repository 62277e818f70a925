import { queryOptions } from "@tanstack/react-query";
import { Entity, type EntityKind } from "@/lib/schema/entity";
import { request } from "./client";

export const findKeys = {
  entity: (kind: EntityKind, value: string) => ["entities", kind, value] as const,
};

const REFRESH_MS = 30_000; // what names it is the server's to know

export const findQueries = {
  /** Everything known of one name. */
  entity: (kind: EntityKind, value: string) =>
    queryOptions({
      queryKey: findKeys.entity(kind, value),
      queryFn: ({ signal }) =>
        request(`/api/entities/${kind}/${encodeURIComponent(value)}`, { schema: Entity, signal }),
      refetchInterval: REFRESH_MS,
    }),
};
