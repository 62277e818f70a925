"use client";
import { useQuery } from "@tanstack/react-query";
import { useNow } from "@/components/ui/clock";
import { threatQueries } from "@/lib/query/threats";
import { workflowQueries } from "@/lib/query/workflows";
import type { Resolution } from "@/lib/schema/threat-analysis";
import type { Chosen } from "./use-review-place";

export type ShownDetail = {
  version: number;
  assignee: string | null;
  resolution: Resolution | null;
  /** Null once the snooze has ended. */
  snoozed_until: string | null;
  snoozed_by: string | null;
  snooze_reason: string | null;
};

const NOBODY = "00000000-0000-4000-8000-000000000000";

/** What a person made of the shown item so far, in one shape for both kinds; null until it is loaded. */
export function useShownDetail(chosen: Chosen | null): ShownDetail | null {
  const id = chosen?.id ?? NOBODY;
  const threat = useQuery({ ...threatQueries.detail(id), enabled: chosen?.kind === "threat" }).data;
  const alert = useQuery({ ...workflowQueries.one(id), enabled: chosen?.kind === "alert" }).data;
  const now = useNow(1000);
  const found = chosen?.kind === "threat" ? threat : chosen?.kind === "alert" ? alert : undefined;
  if (!found) return null;
  const { version, assignee, resolution, snoozed_until: until = null, snoozed_by = null, snooze_reason = null } = found;
  const asleep = until !== null && Date.parse(until) > now;
  return { version, assignee, resolution, snoozed_until: asleep ? until : null, snoozed_by, snooze_reason };
}
