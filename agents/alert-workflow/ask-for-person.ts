import type { AlertCase } from "@/agents/alert-ports";
import type { Severity } from "@/lib/schema/severity";
import { type Priority, RESPOND_WITHIN_MINUTES } from "@/lib/schema/workflow";
import type { ResponseIntent } from "./judges";

const BY_SEVERITY: Record<Severity, Priority> = { critical: "P1", high: "P2", medium: "P3", low: "P4", info: "P5" };
const MINUTE_MS = 60_000;

/** The plain ticket of an alert that could not be decided: as urgent as its detector says. */
export function askForPerson({ alert, received_at }: AlertCase): ResponseIntent {
  const priority = BY_SEVERITY[alert.severity];
  const minutes = RESPOND_WITHIN_MINUTES[priority];
  const summary = "The workflow could not decide on this alert. It needs a person.";
  return {
    ticket: {
      title: `Needs a person: ${alert.rule_name}`.slice(0, 200),
      summary,
      status: "open",
      verdict: "unknown",
      priority,
      owner: null,
      respond_by: minutes === null ? null : new Date(Date.parse(received_at) + minutes * MINUTE_MS).toISOString(),
    },
    notifications: [],
    actions: [],
    summary,
    status: "open",
  };
}
