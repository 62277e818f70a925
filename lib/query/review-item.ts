import type { QueryClient } from "@tanstack/react-query";
import type { ReviewItem } from "@/lib/schema/review";
import { threatQueries } from "./threats";
import { workflowQueries } from "./workflows";

const FRESH_MS = 60_000; // an event that tells of it makes it stale before

/** Fetches what the queue will show next. */
export function fetchItem(client: QueryClient, { kind, id }: Pick<ReviewItem, "kind" | "id">): void {
  if (kind === "threat") void client.prefetchQuery({ ...threatQueries.detail(id), staleTime: FRESH_MS });
  else void client.prefetchQuery({ ...workflowQueries.one(id), staleTime: FRESH_MS });
}
