import type { Alert } from "@/lib/schema/alert";
import type { Asset, KnownGood } from "@/lib/schema/asset";
import type { NotificationDraft } from "@/lib/schema/notification";
import type { Severity } from "@/lib/schema/severity";
import type { Verdict } from "@/lib/schema/threat-analysis";
import type { Ticket, TicketDraft } from "@/lib/schema/ticket";
import type { SentNotification } from "@/lib/schema/workflow";
import type { Sources, Tally } from "./ports";

/** One alert as the graph sees it. `intake_seq`: alerts committed after that number are not looked at, so that a re-run sees the same. */
export type AlertCase = { workflow_id: string; alert: Alert; received_at: string; intake_seq: number };

/** What an alert is found again by; all lower case. `entities` carries kinds: "host:web-1", "user:alice", "ip:…", "hash:…", "domain:…". */
export type AlertKeys = { rule: string; host: string | null; user: string | null; entities: string[] };

/** Another alert, as far as correlation needs it: what its detector said, and what a person made of it, never what a rule made of it. */
export type OtherAlert = {
  workflow_id: string;
  alert_id: string;
  rule_id: string;
  rule_name: string;
  severity: Severity;
  at: string;
  entities: string[];
  tactics: string[];
  techniques: string[];
  resolution: Verdict | null;
};

type Bounds = { customer_name: string; workflow_id: string; intake_seq: number; at: string };

/** Counts of alerts of the 30 days up to `at`, by event time, this one left out. */
export type AlertState = {
  seen: { any: number; rule: number; host: number; user: number; rule_and_host: number; rule_and_user: number };
  /** Of those, how people resolved them. */
  resolved: { all: Tally; rule: Tally; rule_and_host: Tally; rule_and_user: Tally };
};

export type KnownGoodQuestion = {
  customer_name: string;
  at: string;
  addresses: string[];
  hosts: string[];
  users: string[];
  hashes: string[];
  processes: string[];
  tickets: string[];
};

/** `matched` names what of the alert it covers; `in_window` false: it covers it, but not at this time. */
export type KnownGoodMatch = { entry: KnownGood; matched: string[]; in_window: boolean };

/** What the alert agents may ask beside what the threat agents may. */
export interface AlertSources extends Sources {
  alertState(question: Bounds & { keys: AlertKeys }): Promise<AlertState>;
  /** Alerts that share an entity, `since` <= event time <= `until`, newest first, at most 100. */
  alertsNear(question: Bounds & { entities: string[]; since: string; until: string }): Promise<OtherAlert[]>;
  /** By name or alias, case-folded, hosts with and without their domain. */
  assetsOf(question: { customer_name: string; names: string[] }): Promise<Asset[]>;
  knownGood(question: KnownGoodQuestion): Promise<KnownGoodMatch[]>;
}

/** What the graph may do to the world. Each is done once a workflow, however often it is asked. */
export interface Effects {
  /** Opens the workflow's ticket, or answers the one it has. */
  openTicket(draft: TicketDraft): Promise<Ticket>;
  /** Sends each once: what was sent before is answered as it was. */
  notify(ticket: Ticket, drafts: NotificationDraft[]): Promise<SentNotification[]>;
}

/** The store's memory of one workflow. Every write is refused (StaleLease) once another worker holds the lease. */
export interface Progress {
  /** The result of a node that ended well before, to be reused. */
  earlier(node: NodeName): Promise<unknown | null>;
  /** A node begins: the row shows it. */
  begin(node: NodeName): Promise<void>;
  finish(node: NodeName, attempt: number, result: unknown, took_ms: number): Promise<void>;
  fail(node: NodeName, attempt: number, message: string, took_ms: number): Promise<void>;
}

export type NodeName = "triage" | "investigate" | "decide" | "respond";
