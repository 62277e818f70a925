import type { Evidence } from "@/lib/schema/evidence";
import type { ThreatSignal, ThreatType } from "@/lib/schema/signal";
import type { EndpointKind } from "./endpoint";
import type { InjectionHit } from "./injection";
import type { Sign } from "./phrases";
import type { Travel } from "./travel";
import type { UserAgentKind } from "./user-agent";

/** What a signal shows, read once and shared by every agent. Claims, all of them: the attacker may have written any. */
export type SignalFeatures = {
  signal: ThreatSignal;
  type: ThreatType;
  source_ip: string | null;
  internal_source: boolean;
  addresses: string[]; // everything to look up: source, C2, proxies, then whatever address the texts name
  hostile: string[]; // those of them that the signal accuses: source, C2, proxies
  proxies: string[];
  user_agent: string | null;
  user_agent_kind: UserAgentKind;
  endpoint: string | null; // path only
  endpoint_kind: EndpointKind | null;
  endpoints_targeted: number;
  request_count: number | null;
  window_minutes: number | null;
  requests_per_minute: number | null; // measured; null when the signal gives no rate
  claimed_limit_per_minute: number | null;
  breach_factor: number | null;
  failed_attempts: number | null;
  distinct_accounts: number | null;
  successes: number | null; // null: the signal does not say
  c2: boolean;
  exfiltrated_mb: number;
  systems: string[];
  data_accessed: string[];
  travel: Travel | null;
  deviation_factor: number | null; // the largest "n times normal" that the signal measured
  user: string | null;
  device: string | null;
  domains: string[];
  hashes: string[];
  signs: Map<Sign, { words: string; evidence_id: string }>;
  words: string[]; // for a text search in history
  injections: InjectionHit[]; // texts that give orders to whoever reads them
  warnings: string[];
  evidence: Evidence[]; // E6xx, one a field that was read
  /** The evidence ids of these paths of the signal, those that exist. */
  cite(...paths: string[]): string[];
};
