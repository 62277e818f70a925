import type { CustomerPolicy } from "@/lib/schema/customer";
import type { InfraEvent } from "@/lib/schema/infra-event";
import type { AddressFacts, Advisory, IntelIndicator } from "@/lib/schema/intel";
import type { ThreatSignal, ThreatType } from "@/lib/schema/signal";
import type { Verdict } from "@/lib/schema/threat-analysis";

/** Time and chance come from outside, so that a judgement can be repeated. */
export type Clock = {
  now(): Date;
  /** Milliseconds of a monotonic clock, for durations only. */
  elapsed(): number;
};

/** How many resolved threats ended false (false_positive or benign) and real. */
export type Tally = { false: number; real: number };

/** One resolved threat, as far as similarity needs it. */
export type PastThreat = {
  id: string;
  signal: ThreatSignal;
  headline: string;
  techniques: string[];
  verdict: Verdict;
  note: string;
  resolved_by: string;
  resolved_at: string;
};

export type HistoryQuestion = {
  threat_type: ThreatType;
  customer_name: string;
  networks: string[]; // /24 or /48 of the signal's addresses
  endpoint: string | null;
  entities: string[]; // addresses, users, devices, hosts, domains, hashes
  words: string[]; // of the signal, for a BM25 search in the notes and headlines
  since: string; // ISO; older threats are not looked at
  before: string; // ISO; only threats detected before this moment
};

/** `candidates` is bounded (at most 120), newest first; `text_score` is 0..1 relative to the best match. */
export type HistoryAnswer = {
  candidates: { threat: PastThreat; text_score: number }[];
  tallies: { all: Tally; type: Tally; customer: Tally; type_and_customer: Tally };
};

export type IntelQuestion = { addresses: string[]; domains: string[]; hashes: string[]; user_agent: string | null };
export type IntelMatch = { indicator: IntelIndicator; matched: string };

/**
 * Everything an agent may ask of the world. Each call answers with facts or throws;
 * a throw is recorded by the agent as a source that could not be read, and lowers its confidence.
 */
export interface Sources {
  /** The policy of the customer with this name (NFKC, trimmed, case-folded), or null. */
  policyOf(customerName: string): Promise<CustomerPolicy | null>;
  history(question: HistoryQuestion): Promise<HistoryAnswer>;
  /** How many threats were detected for the address or user in [since, before), over everything committed. */
  countRecent(question: {
    source_ip: string | null;
    user: string | null;
    since: string;
    before: string;
  }): Promise<number>;
  /** Events that touch the customer (or all customers) and overlap [from, to]. */
  infraEvents(question: { customer_name: string; from: string; to: string }): Promise<InfraEvent[]>;
  intel(question: IntelQuestion): Promise<IntelMatch[]>;
  addressFacts(ip: string): Promise<AddressFacts>;
  /** The name of the crawler or tool that this user agent claims to be, from a maintained list, or null. */
  crawlerClaim(userAgent: string): Promise<{ name: string; url: string | null } | null>;
  /** Published in [since, before). */
  advisories(question: { since: string; before: string }): Promise<Advisory[]>;
}
