"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { applyAnswer, refreshAll } from "./live";
import { threatKeys, threatMutations } from "./threats";

/** Posts a signal, a scenario or nothing; the answer is in the lists before the socket brings it. */
export function useTrigger() {
  const client = useQueryClient();
  return useMutation({ ...threatMutations.trigger(), onSuccess: (threat) => applyAnswer(client, threat) });
}

export function usePatchThreat() {
  const client = useQueryClient();
  return useMutation({
    ...threatMutations.patch(),
    onSuccess: (threat) => applyAnswer(client, threat),
    onError: (_error, { id }) => void client.invalidateQueries({ queryKey: threatKeys.detail(id) }), // most often stale
  });
}

export function useDecideAction() {
  const client = useQueryClient();
  return useMutation({
    ...threatMutations.decideAction(),
    onSuccess: (threat) => applyAnswer(client, threat),
    onError: (_error, { id }) => void client.invalidateQueries({ queryKey: threatKeys.detail(id) }),
  });
}

export function useBulk() {
  const client = useQueryClient();
  return useMutation({ ...threatMutations.bulk(), onSuccess: () => refreshAll(client) });
}

export function useSetGenerator() {
  const client = useQueryClient();
  return useMutation({
    ...threatMutations.generator(),
    onSuccess: (state) => client.setQueryData(threatKeys.generator, state),
  });
}
