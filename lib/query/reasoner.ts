import { queryOptions } from "@tanstack/react-query";
import { request } from "./client";

const REFRESH_MS = 15_000;

export const reasonerQueries = {
  /** How the model does just now, over all processes. Only worth asking where there is one. */
  state: () =>
    queryOptions({
      queryKey: ["reasoner"] as const,
      queryFn: async ({ signal }) => (await request("/api/ready", { schema: "Readiness", signal })).parts.reasoner,
      staleTime: REFRESH_MS,
      refetchInterval: REFRESH_MS,
    }),
};
