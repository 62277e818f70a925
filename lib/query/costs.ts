import { queryOptions } from "@tanstack/react-query";
import { request } from "./client";

export const costKeys = { costs: ["costs"] as const };

const REFRESH_MS = 30_000; // money moves with every answer, and no event tells of it

export const costQueries = {
  /** What the model costs, and how it stands. */
  costs: () =>
    queryOptions({
      queryKey: costKeys.costs,
      queryFn: ({ signal }) => request("/api/costs", { schema: "ModelCosts", signal }),
      // Nothing is spent without a model; that only changes with a restart.
      refetchInterval: ({ state }) => (state.data?.mode === "rules" ? false : REFRESH_MS),
    }),
};
