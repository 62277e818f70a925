"use client";
import { useCallback } from "react";
import { toast } from "@/components/ui/toaster";
import { ApiProblem } from "@/lib/query/client";
import { useDecideAction, usePatchThreat } from "@/lib/query/threat-mutations";
import type { ThreatAnalysis } from "@/lib/schema/threat-analysis";
import type { ActionDecision, ThreatPatch } from "@/lib/schema/threat-change";
import { useThreatPage } from "./threat-context";

export const STALE_TITLE = "Someone else changed this threat";
export const STALE_ADVICE =
  "It has been loaded again. Look at what changed, then repeat your change if it is still right.";

/** A version that the server no longer has, or a decision that somebody else took first. */
export const isStale = (error: unknown) => error instanceof ApiProblem && error.status === 409;

function tell(error: unknown) {
  if (isStale(error)) return toast.error(STALE_TITLE, { description: STALE_ADVICE });
  const detail = error instanceof Error ? error.message : undefined;
  return toast.error("Nothing was changed", { description: detail });
}

type Change = Omit<ThreatPatch, "version">;

/** Changes this page's threat. Says what came of it in a toast and answers the new state, or null when it failed. */
export function useThreatChange() {
  const { threat } = useThreatPage();
  const { mutateAsync, isPending } = usePatchThreat();
  const { id, version } = threat;
  const change = useCallback(
    async (wanted: Change, done: string, at = version): Promise<ThreatAnalysis | null> => {
      try {
        const changed = await mutateAsync({ id, version: at, change: wanted });
        toast.success(done);
        return changed;
      } catch (error) {
        tell(error);
        return null;
      }
    },
    [mutateAsync, id, version],
  );
  return { change, busy: isPending };
}

/** Records a decision on an action, in the same manner. */
export function useDecision() {
  const { threat } = useThreatPage();
  const { mutateAsync, isPending } = useDecideAction();
  const { id } = threat;
  const decide = useCallback(
    async (actionId: string, decision: ActionDecision, done: string): Promise<boolean> => {
      try {
        await mutateAsync({ id, actionId, decision });
        toast.success(done);
        return true;
      } catch (error) {
        tell(error);
        return false;
      }
    },
    [mutateAsync, id],
  );
  return { decide, busy: isPending };
}
