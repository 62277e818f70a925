import type { Database, Statement } from "./client";
import { keyOf } from "./columns";
import type { Facts } from "./facts";
import { putSetting } from "./settings";

const FACT_TABLES = ["customers", "infra_events", "intel_indicators", "advisories", "network_ranges"];
const THREAT_TABLES = ["threats", "threat_tags", "rollups", "outbox", "idempotency_keys", "bulk_undos"];

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
];

/** Replaces all facts, in one transaction. */
export async function replaceFacts(db: Database, facts: Facts): Promise<void> {
  await db.transaction([...FACT_TABLES.map((table): Statement => [`DELETE FROM ${table}`]), ...factRows(facts)]);
}

/** Forgets every threat and everything about them, in one transaction; the audit says so, and a new stream begins. */
export async function clearThreats(
  db: Database,
  by: { actor: string; requestId: string; at: string; streamId: string },
): Promise<void> {
  await db.transaction([
    putSetting("clearing", true, by.at),
    ...THREAT_TABLES.map((table): Statement => [`DELETE FROM ${table}`]),
    ["INSERT INTO threat_search (threat_search) VALUES ('delete-all')"],
    ["DELETE FROM audit WHERE action <> 'demo.reset'"],
    ["DELETE FROM settings WHERE name IN ('clearing', 'seeded')"],
    putSetting("stream", by.streamId, by.at),
    [
      "INSERT INTO audit (at, actor, action, subject, requestId, detail) VALUES (?, ?, 'demo.reset', 'demo', ?, '{}')",
      by.at,
      by.actor,
      by.requestId,
    ],
  ]);
}
