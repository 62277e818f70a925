"use client";
import { announce } from "@/components/live/announcer";
import { toast } from "@/components/ui/toaster";
import { useSampleAlerts, useSubmitAlerts } from "@/lib/query/workflow-mutations";
import type { BatchAnswer } from "@/lib/schema/workflow-query";
import { addBatch } from "./batches";

const counted = new Intl.NumberFormat("en-GB").format;

/** Hands alerts in and follows them, also when whoever asked is gone from the screen by then. */
export function useSubmit() {
  const { mutateAsync, error, isPending, reset } = useSubmitAlerts();
  const submit = async (alerts: unknown[], label: string): Promise<BatchAnswer> => {
    const at = Date.now();
    const answer = await mutateAsync(alerts);
    const accepted = new Set(answer.accepted.map(({ workflow_id }) => workflow_id)).size;
    addBatch({ id: answer.batch_id, at, label, accepted, rejected: answer.rejected.length });
    announce(`${counted(accepted)} ${accepted === 1 ? "alert" : "alerts"} accepted`);
    return answer;
  };
  return { submit, error, busy: isPending, reset };
}

/** Fetches the samples and hands them in. */
export function usePlaySamples() {
  const { submit, busy } = useSubmit();
  const samples = useSampleAlerts();
  const play = async (): Promise<boolean> => {
    try {
      const { items } = await samples.mutateAsync();
      await submit(items, `${items.length} samples`);
      return true;
    } catch (error) {
      toast.error("The samples were not played", { description: error instanceof Error ? error.message : undefined });
      return false;
    }
  };
  return { play, busy: busy || samples.isPending };
}
