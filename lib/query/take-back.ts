"use client";
import { useMutation } from "@tanstack/react-query";
import type { Resolution } from "@/lib/schema/threat-analysis";
import { ApiProblem, request } from "./client";
import { usePatchThreat } from "./threat-mutations";
import { useChangeWorkflow } from "./workflow-mutations";

/** A resolution as it was given: `at` tells it from a later one of the same threat or alert. */
export type GivenResolution = { kind: "threat" | "alert"; id: string; at: string };

/** It is gone already, or another stands in its place. */
export class NotStanding extends Error {}

const TRIES = 3; // an alert that is resolved moves on by itself, which makes versions too

async function latest({ kind, id }: GivenResolution): Promise<{ version: number; resolution: Resolution | null }> {
  const name = encodeURIComponent(id);
  if (kind === "threat") return request(`/api/threats/${name}`, { schema: "ThreatAnalysis" });
  return request(`/api/alerts/status/${name}`, { schema: "Workflow" });
}

/** Takes a resolution back whatever happened to its threat or alert since; fails with NotStanding for one that is replaced. */
export function useTakeBack() {
  const threat = usePatchThreat();
  const alert = useChangeWorkflow();
  const patch = ({ kind, id }: GivenResolution, version: number): Promise<unknown> =>
    (kind === "threat" ? threat : alert).mutateAsync({ id, version, change: { resolution: null } });

  async function takeBack(given: GivenResolution): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      const { version, resolution } = await latest(given);
      if (resolution?.at !== given.at) throw new NotStanding("It was taken back, or resolved anew, by somebody else.");
      try {
        await patch(given, version);
        return;
      } catch (error) {
        if (tries === TRIES || !(error instanceof ApiProblem) || error.status !== 409) throw error;
      }
    }
  }
  return useMutation({ mutationFn: takeBack });
}
