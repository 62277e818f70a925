/** The closed lists of words, without the library that parses them: a browser needs them to draw its first page. */
export const SEVERITIES = ["critical", "high", "medium", "low", "info"] as const;

export const THREAT_TYPES = [
  "bot_traffic",
  "proxy_network",
  "device_compromise",
  "anomaly_detection",
  "rate_limit_breach",
  "geo_anomaly",
  "credential_stuffing",
  "account_takeover",
  "data_scraping",
  "brute_force",
] as const;

export const THREAT_STATUSES = ["completed", "in_review", "escalated", "resolved"] as const;
export const VERDICTS = ["true_positive", "false_positive", "benign"] as const;

export const WORKFLOW_STATUSES = [
  "new",
  "triaging",
  "investigating",
  "deciding",
  "responding",
  "awaiting_approval",
  "completed",
  "failed",
] as const;

export const ALERT_VERDICTS = ["true_positive", "false_positive", "benign", "suspicious", "unknown"] as const;
export const PRIORITIES = ["P1", "P2", "P3", "P4", "P5"] as const;

export const AGENT_NAMES = ["historical", "config", "devops", "context", "priority"] as const;
export const TIMELINE_PHASES = ["ingestion", "agents", "false_positive", "response", "timeline", "synthesis"] as const;
export const ATTACK_RANGES = ["24h", "7d", "30d", "all"] as const;
/** Characters; fewer would find nearly everything. */
export const MIN_SEARCH = 2;
