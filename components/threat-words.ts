import type { AgentName } from "@/lib/schema/agent-analysis";
import type { Recommendation } from "@/lib/schema/false-positive";
import type { ActionStatus, ActionType, Urgency } from "@/lib/schema/response-plan";
import type { ThreatType } from "@/lib/schema/signal";
import type { ThreatMode, ThreatOrigin, ThreatStatus, Verdict } from "@/lib/schema/threat-analysis";

/** What the wire's words are called on screen, everywhere; the threat page adds its own in threat/page-words. */
export const THREAT_TYPE_WORD: Record<ThreatType, string> = {
  bot_traffic: "Bot traffic",
  proxy_network: "Proxy network",
  device_compromise: "Device compromise",
  anomaly_detection: "Anomaly",
  rate_limit_breach: "Rate limit breach",
  geo_anomaly: "Geo anomaly",
  credential_stuffing: "Credential stuffing",
  account_takeover: "Account takeover",
  data_scraping: "Data scraping",
  brute_force: "Brute force",
};

export const STATUS_WORD: Record<ThreatStatus, string> = {
  completed: "Judged",
  in_review: "In review",
  escalated: "Escalated",
  resolved: "Resolved",
};

export const ACTION_WORD: Record<ActionType, string> = {
  block_ip: "Block address",
  rate_limit: "Rate limit",
  challenge: "Challenge",
  allowlist: "Allowlist",
  monitor: "Monitor",
  escalate: "Escalate",
  quarantine: "Quarantine",
  revoke_sessions: "Revoke sessions",
  reset_password: "Reset password",
};

export const ACTION_STATUS_WORD: Record<ActionStatus, string> = {
  proposed: "Proposed",
  approved: "Approved",
  rejected: "Rejected",
  executed: "Carried out",
  failed: "Failed",
  rolled_back: "Rolled back",
};

export const URGENCY_WORD: Record<Urgency, string> = {
  immediate: "Immediate",
  urgent: "Urgent",
  normal: "Normal",
  low: "Low",
};

export const RECOMMENDATION_WORD: Record<Recommendation, string> = {
  likely_fp: "Likely false",
  needs_review: "Unsure",
  likely_real: "Likely real",
};

export const VERDICT_WORD: Record<Verdict, string> = {
  true_positive: "True positive",
  false_positive: "False positive",
  benign: "Benign",
};

export const AGENT_WORD: Record<AgentName, string> = {
  historical: "Historical",
  config: "Config",
  devops: "DevOps",
  context: "Context",
  priority: "Priority",
};

export const MODE_WORD: Record<ThreatMode, string> = {
  rules: "Rules mode",
  live: "Live mode",
  degraded: "Degraded",
};

const DEMO_ORIGINS: ThreatOrigin[] = ["seed", "generator", "scenario"];

/** Rows that no real detector sent. */
export function isDemo(origin: ThreatOrigin): boolean {
  return DEMO_ORIGINS.includes(origin);
}
