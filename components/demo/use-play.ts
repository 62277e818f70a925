"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNow } from "@/components/ui/clock";
import { toast } from "@/components/ui/toaster";
import { applyDemo, demoMutations, demoQueries, placeOf } from "@/lib/query/demo";

/** What plays and where it is by now. Without `ask` only what the socket told is known. */
export function usePlay({ ask }: { ask: boolean }) {
  const now = useNow();
  const query = useQuery({ ...demoQueries.state(), enabled: ask });
  const { data } = query;
  return { ...query, play: data?.play ?? null, place: data ? placeOf(data, Math.max(now, data.heardAt)) : 0 };
}

/** What may be done to it; each answer is shown before the socket brings it. */
export function usePlayActions() {
  const client = useQueryClient();
  const told = {
    onSuccess: (state: Parameters<typeof applyDemo>[1]) => applyDemo(client, state),
    onError: (error: Error) => {
      toast.error("The demo did not follow", { description: error.message });
      void client.invalidateQueries({ queryKey: demoQueries.state().queryKey });
    },
  };
  const start = useMutation({ ...demoMutations.play(), ...told });
  const order = useMutation({ ...demoMutations.order(), ...told });
  const speed = useMutation({ ...demoMutations.speed(), ...told });
  return { start, order, speed, busy: start.isPending || order.isPending };
}
