import { queryOptions } from "@tanstack/react-query";
import type { Evaluation } from "@/lib/schema/evaluation";
import { request } from "./client";

export const evaluationKeys = {
  list: ["evaluations", "list"] as const,
  one: (id: string) => ["evaluations", "one", id] as const,
};

const LIST_EVERY_MS = 2_000;
const ONE_EVERY_MS = 700; // no event tells of an evaluation

export const isUnderWay = ({ status }: Pick<Evaluation, "status">) => status === "waiting" || status === "running";

export const evaluationQueries = {
  /** The newest, without their reports. */
  list: () =>
    queryOptions({
      queryKey: evaluationKeys.list,
      queryFn: ({ signal }) => request("/api/evaluations", { schema: "EvaluationList", signal }),
      refetchInterval: ({ state }) => (state.data?.items.some(isUnderWay) ? LIST_EVERY_MS : false),
    }),
  one: (id: string) =>
    queryOptions({
      queryKey: evaluationKeys.one(id),
      queryFn: ({ signal }) => request(`/api/evaluations/${encodeURIComponent(id)}`, { schema: "Evaluation", signal }),
      refetchInterval: ({ state }) => (state.data && isUnderWay(state.data) ? ONE_EVERY_MS : false),
      staleTime: Number.POSITIVE_INFINITY, // one that ended never changes
    }),
};
