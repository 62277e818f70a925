"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ReviewBulkRequest } from "@/lib/schema/review-change";
import { request } from "./client";
import { refreshAll } from "./live";
import { workflowKeys } from "./workflows";

/** Changes many threats and alerts at once, or takes such a change back. */
export function useReviewBulk() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ReviewBulkRequest) =>
      request("/api/review/bulk", { schema: "ReviewBulkResult", method: "POST", body }),
    onSuccess: () => {
      refreshAll(client);
      void client.invalidateQueries({ queryKey: workflowKeys.all }, { cancelRefetch: false });
    },
  });
}
