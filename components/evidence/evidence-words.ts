import type { EvidenceKind } from "@/lib/schema/evidence";

export const EVIDENCE_WORD: Record<EvidenceKind, string> = {
  past_threat: "Past threat",
  policy: "Customer policy",
  deployment: "Deployment",
  load_test: "Load test",
  maintenance: "Maintenance",
  config_change: "Configuration change",
  outage: "Outage",
  intel_match: "Intelligence match",
  network: "Network",
  geo: "Place",
  crawler: "Crawler",
  tool: "Tool",
  advisory: "Advisory",
  news: "News",
  signal_field: "Field of the signal",
  alert_field: "Field of the alert",
  rule_history: "History of the rule",
  asset: "Asset",
  known_good: "Known good",
  related_alert: "Related alert",
};
