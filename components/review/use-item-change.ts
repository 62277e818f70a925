"use client";
import { useMutationState, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { usePatchThreat } from "@/lib/query/threat-mutations";
import { threatKeys } from "@/lib/query/threats";
import { useChangeWorkflow } from "@/lib/query/workflow-mutations";
import { workflowKeys } from "@/lib/query/workflows";
import type { ThreatAnalysis } from "@/lib/schema/threat-analysis";
import type { Workflow } from "@/lib/schema/workflow";
import type { Chosen } from "./use-review-place";

type Change = { note?: string; snoozed_until?: string | null };

/** Changes a threat or an alert. The version goes along that is known at the click. */
export function useItemChange({ kind, id }: Chosen) {
  const client = useQueryClient();
  const threat = usePatchThreat();
  const alert = useChangeWorkflow();
  const { isPending: busy, error, reset } = kind === "threat" ? threat : alert;
  const change = (wanted: Change): Promise<unknown> => {
    const key = kind === "threat" ? threatKeys.detail(id) : workflowKeys.detail(id);
    const version = client.getQueryData<ThreatAnalysis | Workflow>(key)?.version ?? 0;
    return (kind === "threat" ? threat : alert).mutateAsync({ id, version, change: wanted });
  };
  return { change, busy, error, reset };
}

const nameOf = (variables: unknown) =>
  typeof variables === "object" && variables !== null && "id" in variables ? variables.id : null;

/** Whether this console, and not somebody else's, has just changed an item. */
export function useChangedHere(): (id: string) => boolean {
  const changed = useMutationState({
    filters: { predicate: ({ state }) => state.status !== "error" },
    select: ({ state }) => nameOf(state.variables),
  });
  return useCallback((id: string) => changed.includes(id), [changed]);
}
