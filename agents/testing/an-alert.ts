import type { Alert } from "@/lib/schema/alert";
import type { Asset, KnownGood } from "@/lib/schema/asset";
import type { AlertCase, OtherAlert } from "../alert-ports";
import { NOW } from "./a-signal";

const WORKFLOW = "00000000-0000-4000-8000-00000000a1e7";

type AlertFields = Partial<Omit<Alert, "assets">> & { assets?: Partial<Alert["assets"]> };

/** A whole alert that says nothing; a test names only what it is about. */
export const anAlert = ({ assets, ...fields }: AlertFields = {}): Alert => ({
  alert_id: "alert-1",
  rule_id: "rule-1",
  rule_name: "A rule of the SIEM",
  timestamp: NOW,
  severity: "medium",
  description: "The rule matched.",
  customer_name: "Example Customer",
  source: null,
  category: null,
  tactics: [],
  techniques: [],
  assets: { host: null, source_ip: null, destination_ip: null, user: null, others: {}, ...assets },
  evidence_sample: [],
  evidence_stats: {},
  time_window_minutes: null,
  thresholds: {},
  recommended_actions: [],
  raw_data: {},
  confidence: null,
  tags: [],
  ...fields,
});

/** The alert of these fields, as the graph sees it. */
export const anAlertCase = (fields: AlertFields = {}, head: Partial<Omit<AlertCase, "alert">> = {}): AlertCase => {
  const alert = anAlert(fields);
  return { workflow_id: WORKFLOW, received_at: alert.timestamp, intake_seq: 1000, ...head, alert };
};

/** Another alert of the past, `minutes` before now; `entities` carry their kinds: "host:web-1". */
export const anOtherAlert = (minutes: number, fields: Partial<OtherAlert> = {}): OtherAlert => {
  const number = String(Math.round(minutes * 60)).padStart(12, "0");
  return {
    workflow_id: `00000000-0000-4000-9000-${number}`,
    alert_id: `other-${number}`,
    rule_id: "rule-2",
    rule_name: "Another rule of the SIEM",
    severity: "medium",
    at: new Date(Date.parse(NOW) - minutes * 60_000).toISOString(),
    entities: [],
    tactics: [],
    techniques: [],
    resolution: null,
    ...fields,
  };
};

export const anAsset = (fields: Partial<Asset> = {}): Asset => ({
  name: "web-1",
  aliases: [],
  kind: "host",
  customer_name: null,
  importance: "ordinary",
  owner: "platform@customer.example",
  holds: "A web server",
  roles: [],
  service_account: false,
  privileged: false,
  usual_hosts: [],
  usual_networks: [],
  demo: false,
  ...fields,
});

export const aKnownGood = (fields: Partial<KnownGood> = {}): KnownGood => ({
  id: "known-good-1",
  kind: "scanner",
  customer_name: null,
  title: "An approved scan",
  networks: [],
  hosts: [],
  users: [],
  hashes: [],
  processes: [],
  ticket: null,
  window: null,
  approved_by: "security@customer.example",
  explains: [],
  demo: false,
  ...fields,
});
