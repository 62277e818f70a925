import type { AgentName } from "@/lib/schema/agent-analysis";
import type { Recommendation } from "@/lib/schema/false-positive";
import type { Urgency } from "@/lib/schema/response-plan";
import type { ThreatType } from "@/lib/schema/signal";
import type { ThreatStatus, Verdict } from "@/lib/schema/threat-analysis";

/** What the wire's words are called on screen, in lists and on the threat's own page. */
export const AGENT_TITLE: Record<AgentName, string> = {
  historical: "Historical",
  config: "Config",
  devops: "DevOps",
  context: "Context",
  priority: "Priority",
};

export const TYPE_TITLE: Record<ThreatType, string> = {
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

export const STATUS_TITLE: Record<ThreatStatus, string> = {
  completed: "Judged",
  in_review: "Needs review",
  escalated: "Escalated",
  resolved: "Resolved",
};

export const LIKELIHOOD: Record<Recommendation, string> = {
  likely_real: "Likely real",
  needs_review: "Unsure",
  likely_fp: "Likely false",
};

export const VERDICT_TITLE: Record<Verdict, string> = {
  true_positive: "True positive",
  false_positive: "False positive",
  benign: "Benign",
};

export const URGENCY_TITLE: Record<Urgency, string> = {
  immediate: "Immediate",
  urgent: "Urgent",
  normal: "Normal",
  low: "Low",
};
