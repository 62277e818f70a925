import type { InfraEvent } from "@/lib/schema/infra-event";
import type { IntelIndicator } from "@/lib/schema/intel";
import type { ThreatSignal } from "@/lib/schema/signal";
import type { Verdict } from "@/lib/schema/threat-analysis";
import type { PastThreat } from "../ports";
import { NOW } from "./a-signal";

/** Facts of the installation; a test names only what it is about. */
export const anEvent = (fields: Partial<InfraEvent> = {}): InfraEvent => ({
  id: "event-1",
  kind: "load_test",
  customer_name: null,
  service: "shop",
  endpoints: [],
  systems: [],
  source_networks: [],
  title: "Announced work",
  started_at: NOW,
  ended_at: null,
  reference: "CHG-1",
  expected_effect: "",
  demo: false,
  ...fields,
});

export const anIndicator = (fields: Partial<IntelIndicator> = {}): IntelIndicator => ({
  id: "intel-1",
  type: "ip",
  value: "203.0.113.9",
  classification: "malicious",
  category: "command_and_control",
  confidence: 0.9,
  first_seen: "2026-01-01T00:00:00.000Z",
  last_seen: NOW,
  source: "test feed",
  description: "seen in the wild",
  techniques: [],
  demo: false,
  ...fields,
});

export const aPast = (signal: ThreatSignal, verdict: Verdict, note = "closed"): PastThreat => ({
  id: signal.id,
  signal,
  headline: "An earlier case",
  techniques: [],
  verdict,
  note,
  resolved_by: "Analyst",
  resolved_at: new Date(Date.parse(signal.detected_at) + 600_000).toISOString(),
});
