import * as z from "zod";
import type { Database, Statement } from "./client";
import { integer, keyOf } from "./columns";
import type { Facts } from "./facts";
import { putSetting } from "./settings";

const FACT_TABLES = [
  "customers",
  "infra_events",
  "intel_indicators",
  "advisories",
  "network_ranges",
  "assets",
  "known_good",
];
const THREAT_TABLES = [
  "threats",
  "threat_tags",
  "threat_figures",
  "lessons",
  "rollups",
  "outbox",
  "idempotency_keys",
  "bulk_undos",
];
const ALERT_TABLES = [
  "queue_items", // first: without leases no worker writes what is being cleared
  "node_results",
  "tickets",
  "notifications",
  "workflow_tags",
  "workflow_entities",
  "workflows",
  "workflow_figures",
];

const factRows = (facts: Facts): Statement[] => [
  ...facts.customers.map(
    (item): Statement => [
      "INSERT INTO customers (key, name, document) VALUES (?, ?, ?)",
      keyOf(item.name),
      item.name,
      JSON.stringify(item),
    ],
  ),
  ...facts.infraEvents.map(
    (item): Statement => [
      "INSERT INTO infra_events (id, startedAt, endedAt, document) VALUES (?, ?, ?, ?)",
      item.id,
      item.started_at,
      item.ended_at,
      JSON.stringify(item),
    ],
  ),
  ...facts.intel.map(
    (item): Statement => [
      "INSERT INTO intel_indicators (id, type, value, document) VALUES (?, ?, ?, ?)",
      item.id,
      item.type,
      item.value,
      JSON.stringify(item),
    ],
  ),
  ...facts.advisories.map(
    (item): Statement => [
      "INSERT INTO advisories (id, publishedAt, document) VALUES (?, ?, ?)",
      item.id,
      item.published_at,
      JSON.stringify(item),
    ],
  ),
  ...facts.networks.map(
    (item): Statement => ["INSERT INTO network_ranges (cidr, document) VALUES (?, ?)", item.cidr, JSON.stringify(item)],
  ),
  ...facts.assets.map(
    (item): Statement => ["INSERT INTO assets (name, document) VALUES (?, ?)", item.name, JSON.stringify(item)],
  ),
  ...facts.knownGood.map(
    (item): Statement => ["INSERT INTO known_good (id, document) VALUES (?, ?)", item.id, JSON.stringify(item)],
  ),
];

/** Replaces all facts, in one transaction. */
export async function replaceFacts(db: Database, facts: Facts): Promise<void> {
  await db.transaction([...FACT_TABLES.map((table): Statement => [`DELETE FROM ${table}`]), ...factRows(facts)]);
}

type By = { actor: string; requestId: string; at: string; streamId: string };

const forgetAlerts: Statement[] = [
  ["DELETE FROM lessons WHERE kind = 'alert'"],
  ...ALERT_TABLES.map((table): Statement => [`DELETE FROM ${table}`]),
  ["INSERT INTO workflow_search (workflow_search) VALUES ('delete-all')"],
  ["UPDATE revisions SET value = value + 1 WHERE name = 'alerts'"],
];

const inAudit = (action: string, subject: string, detail: unknown, by: By): Statement => [
  "INSERT INTO audit (at, actor, action, subject, requestId, detail) VALUES (?, ?, ?, ?, ?, ?)",
  by.at,
  by.actor,
  action,
  subject,
  by.requestId,
  JSON.stringify(detail),
];

/** Forgets every threat and alert and everything about them, in one transaction; the audit says so, and a new stream begins. */
export async function clearThreats(db: Database, by: By): Promise<void> {
  await db.transaction([
    putSetting("clearing", true, by.at),
    ...THREAT_TABLES.map((table): Statement => [`DELETE FROM ${table}`]),
    ["INSERT INTO threat_search (threat_search) VALUES ('delete-all')"],
    ...forgetAlerts,
    ["DELETE FROM audit WHERE action <> 'demo.reset'"],
    ["DELETE FROM settings WHERE name IN ('clearing', 'seeded')"],
    putSetting("stream", by.streamId, by.at),
    inAudit("demo.reset", "demo", {}, by),
  ]);
}

/** Forgets every alert with its ticket and notifications, in one transaction. The audit stays, and a new stream begins. */
export async function clearAlerts(db: Database, by: By): Promise<number> {
  const [row] = await db.read(z.object({ n: integer }), "SELECT count(*) AS n FROM workflows");
  const cleared = row?.n ?? 0;
  await db.transaction([
    ...forgetAlerts,
    ["DELETE FROM rollups WHERE dimension GLOB 'workflow_*'"],
    ["DELETE FROM outbox WHERE kind = 'workflow_updated'"],
    putSetting("stream", by.streamId, by.at),
    inAudit("workflows.cleared", "workflows", { cleared }, by),
  ]);
  return cleared;
}
