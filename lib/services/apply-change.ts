import { AppError } from "@/lib/errors";
import type { ThreatPatch } from "@/lib/schema/threat-change";
import type { ThreatState } from "@/lib/store/threat-row";

export type Applied = { next: Partial<ThreatState>; action: string };

const isAsked = (patch: ThreatPatch) =>
  Object.entries(patch).some(([key, value]) => key !== "version" && value !== undefined);

/** Where a threat stands that nobody has resolved or escalated. */
export const unresolvedStatus = (state: Pick<ThreatState, "requires_human_review">) =>
  state.requires_human_review ? "in_review" : "completed";

/** Who put it off, and why; null wakes it. */
export const snooze = (until: string | null, by: string, note: string | undefined) => ({
  snoozed_until: until,
  snoozed_by: until && by,
  snooze_reason: until && (note ?? null),
});

/**
 * What a patch makes of a threat; null when it asks for nothing.
 * @throws invalid for a status together with a verdict; conflict for a status of a resolved threat
 */
export function applyChange(state: ThreatState, patch: ThreatPatch, by: string, at: string): Applied | null {
  if (!isAsked(patch)) return null;
  const { status, resolution, assignee, snoozed_until, note } = patch;
  if (status !== undefined && resolution) {
    throw new AppError("invalid", "Invalid change: 1 field is wrong.", {
      errors: [{ path: "status", message: "must not be given together with a resolution, which resolves the threat" }],
    });
  }
  if (status !== undefined && state.resolution && resolution === undefined) {
    throw new AppError("conflict", "This threat is resolved. Take its resolution back before changing its status.");
  }
  const next: Partial<ThreatState> = { acknowledged_at: state.acknowledged_at ?? at };
  if (assignee !== undefined) next.assignee = assignee;
  if (snoozed_until !== undefined) Object.assign(next, snooze(snoozed_until, by, note));
  if (status !== undefined) next.status = status;
  if (resolution) {
    next.status = "resolved";
    next.resolution = { verdict: resolution, note: note ?? "", by, at };
  } else if (resolution === null) {
    next.resolution = null;
    next.status = status ?? (state.status === "resolved" ? unresolvedStatus(state) : state.status);
  }
  if (note !== undefined && !resolution) next.notes = [...state.notes, { text: note, by, at }];
  const reopened = resolution === null && state.resolution !== null;
  return { next, action: resolution ? "threat.resolved" : reopened ? "threat.reopened" : "threat.changed" };
}
