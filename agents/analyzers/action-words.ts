import type { ActionType, ResponseAction } from "@/lib/schema/response-plan";

const DOES: Record<ActionType, string> = {
  block_ip: "Block",
  rate_limit: "Limit requests for",
  challenge: "Challenge",
  allowlist: "Put on the allowlist:",
  monitor: "Keep watching",
  escalate: "Escalate to the",
  quarantine: "Isolate",
  revoke_sessions: "End the sessions of",
  reset_password: "Reset the password of",
};

/** An action as a person would say it: "Block 203.0.113.9". */
export const sayAction = ({ action_type, target }: Pick<ResponseAction, "action_type" | "target">): string =>
  `${DOES[action_type]} ${target}`;
