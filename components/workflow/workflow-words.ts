import type { Notification } from "@/lib/schema/notification";
import type { Verdict } from "@/lib/schema/threat-analysis";
import type {
  AlertAgent,
  AlertVerdict,
  Priority,
  ResponseResult,
  RulesSaid,
  WorkflowOrigin,
  WorkflowStatus,
} from "@/lib/schema/workflow";

/** What a workflow's words are called on screen. */
export const ALERT_VERDICT_WORD: Record<AlertVerdict, string> = {
  true_positive: "True positive",
  false_positive: "False positive",
  benign: "Benign",
  suspicious: "Suspicious",
  unknown: "Unknown",
};

/** A verdict as a person would say it. */
export const VERDICT_SENTENCE: Record<AlertVerdict, string> = {
  true_positive: "Likely real: true positive",
  false_positive: "Likely false: false positive",
  benign: "It happened, and was allowed: benign",
  suspicious: "Suspicious: neither cleared nor confirmed",
  unknown: "Unknown: a person has to judge",
};

export const VERDICT_TONE: Record<AlertVerdict, string> = {
  true_positive: "text-critical",
  false_positive: "text-false-positive",
  benign: "text-ok",
  suspicious: "text-high",
  unknown: "text-medium",
};

export const RESOLVED_WORD: Record<Verdict, string> = {
  true_positive: "true positive",
  false_positive: "false positive",
  benign: "benign",
};

export const WORKFLOW_STATUS_WORD: Record<WorkflowStatus, string> = {
  new: "Waiting in the queue",
  triaging: "In triage",
  investigating: "Being investigated",
  deciding: "Being decided",
  responding: "Responding",
  awaiting_approval: "Waits for your approval",
  completed: "Completed",
  failed: "Failed",
};

export const PRIORITY_MEANING: Record<Priority, string> = {
  P1: "at once, within 15 min",
  P2: "within 1 h",
  P3: "within 4 h",
  P4: "within a day",
  P5: "no response needed",
};

export const PRIORITY_TONE = {
  P1: "critical",
  P2: "high",
  P3: "medium",
  P4: "neutral",
  P5: "neutral",
} as const satisfies Record<Priority, string>;

export const ALERT_AGENT_WORD: Record<AlertAgent, string> = {
  triage: "Triage",
  investigation: "Investigation",
  decision: "Decision",
  response: "Response",
};

export const ALERT_AGENT_QUESTION: Record<AlertAgent, string> = {
  triage: "Is it noise?",
  investigation: "What else belongs to it?",
  decision: "What is it, and how much does it matter?",
  response: "Who was told, and what should be done?",
};

/** What the same evidence gave without a model; empty when nothing is told. */
export function rulesSaidWords(said: RulesSaid): string {
  return [
    said.verdict && ALERT_VERDICT_WORD[said.verdict].toLowerCase(),
    said.priority && `priority ${said.priority}`,
    said.risk_score !== undefined && `risk ${said.risk_score.toFixed(1)} of 10`,
    said.confidence !== undefined && `confidence ${said.confidence.toFixed(2)}`,
  ]
    .filter(Boolean)
    .join(", ");
}

export const ALERT_ORIGIN_WORD: Record<WorkflowOrigin, string> = {
  api: "Sent by an integration",
  manual: "Posted by hand",
  seed: "Demo history",
  evaluation: "From an evaluation",
  scenario: "Part of a demo story",
};

export const RESPONSE_STATUS_WORD: Record<ResponseResult["status"], string> = {
  closed: "Nothing to do: the ticket was opened closed",
  monitoring: "Being watched",
  awaiting_approval: "Actions wait for a decision",
  open: "The ticket is open",
};

export const DELIVERY_WORD: Record<Notification["status"], string> = {
  delivered: "delivered",
  recorded: "recorded, not sent: no connector carries this channel yet",
  failed: "failed",
};

/** How far another alert lies from this one, from its `minutes_apart`. */
export function apartWords(minutes: number): string {
  const size = Math.abs(minutes);
  if (size < 1) return "at the same time";
  const text = size < 120 ? `${Math.round(size)} min` : `${(size / 60).toFixed(size < 600 ? 1 : 0)} h`;
  return `${text} ${minutes < 0 ? "before" : "after"}`;
}

/** Seconds as few digits as say something: `0.04 s` reads as `40 ms`. */
export const secondsWords = (seconds: number): string =>
  seconds < 1 ? `${Math.round(seconds * 1000)} ms` : `${seconds.toFixed(seconds < 10 ? 1 : 0)} s`;

/** A share of 0..1 in two digits that never claims certainty: `<0.01`, `0.50`, `>0.99`. */
export function shareWords(share: number): string {
  if (share > 0.99 && share.toFixed(2) === "1.00") return ">0.99";
  if (share < 0.01 && share.toFixed(2) === "0.00") return "<0.01";
  return share.toFixed(2);
}
