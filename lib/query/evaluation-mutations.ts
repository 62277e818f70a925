"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { request } from "./client";
import { evaluationKeys } from "./evaluations";

/** What is wrong with alerts and labels is the server's to say, field by field. */
export type EvaluationBody = { name: string; alerts: unknown[]; truth: unknown[] };

/** Starts one; without a body, of the labelled samples. */
export function useStartEvaluation() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (body: EvaluationBody | null) =>
      request("/api/evaluations", {
        schema: "Evaluation",
        method: "POST",
        body: body ?? (await request("/api/evaluations/samples", { schema: "EvaluationSamples" })),
      }),
    onSuccess: (started) => {
      client.setQueryData(evaluationKeys.one(started.id), started);
      return client.invalidateQueries({ queryKey: evaluationKeys.list });
    },
  });
}
