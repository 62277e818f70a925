import type { ActionStatus, ActionType } from "@/lib/schema/response-plan";

/** An action as a sentence's verb: "Quarantine device_401882". */
export const ACTION_VERB: Record<ActionType, string> = {
  block_ip: "Block",
  rate_limit: "Limit the rate of",
  challenge: "Challenge",
  allowlist: "Allow",
  monitor: "Watch",
  escalate: "Escalate",
  quarantine: "Quarantine",
  revoke_sessions: "Revoke sessions of",
  reset_password: "Reset the password of",
};

/** An action as a thing that one approves. */
export const ACTION_NOUN: Record<ActionType, string> = {
  block_ip: "block",
  rate_limit: "rate limit",
  challenge: "challenge",
  allowlist: "allowlisting",
  monitor: "watching",
  escalate: "escalation",
  quarantine: "quarantine",
  revoke_sessions: "session revocation",
  reset_password: "password reset",
};

export const NOT_CARRIED_OUT = "Recorded, not carried out: no connector is set up";

export const ACTION_OUTCOME: Record<ActionStatus, string> = {
  proposed: "Waits for a decision",
  approved: NOT_CARRIED_OUT,
  rejected: "Rejected: it will not be carried out",
  executed: "Carried out",
  failed: "Failed",
  rolled_back: "Taken back",
};

export type Decision = "approve" | "reject";
