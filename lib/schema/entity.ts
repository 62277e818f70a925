import * as z from "zod";
import { Asset, KnownGood } from "./asset";
import { CustomerPolicy } from "./customer";
import { AddressFacts, IntelIndicator } from "./intel";
import { ThreatSummary } from "./threat-analysis";
import { WorkflowSummary } from "./workflow";

export const EntityKind = z.enum(["ip", "user", "host", "customer", "domain", "hash"]).meta({ id: "EntityKind" });
export type EntityKind = z.infer<typeof EntityKind>;

export const MAX_ENTITY = 200; // characters, as the lists' own filter

/** Counts look at the newest 2,000; past that they are lower bounds and say so. */
const counts = { total: z.int().min(0), total_is_lower_bound: z.boolean(), open: z.int().min(0) };

/** A customer's policy in short. */
export const CustomerCard = CustomerPolicy.pick({
  name: true,
  aliases: true,
  sector: true,
  tier: true,
  bot_sensitivity: true,
  auto_block: true,
  business_hours: true,
  geo: true,
  own_networks: true,
  contacts: true,
}).meta({ id: "CustomerCard" });

export const AssetCard = Asset.pick({
  name: true,
  kind: true,
  customer_name: true,
  importance: true,
  owner: true,
  holds: true,
  roles: true,
  service_account: true,
  privileged: true,
}).meta({ id: "AssetCard" });

export const EntityDay = z.object({ day: z.iso.date(), threats: z.int().min(0), alerts: z.int().min(0) });
export type EntityDay = z.infer<typeof EntityDay>;

/** Everything known of an address, user, host, customer, domain or hash. */
export const Entity = z
  .object({
    kind: EntityKind,
    value: z.string(),
    name: z.string(), // as people write it
    address: AddressFacts.nullable(),
    intelligence: z.array(IntelIndicator),
    assets: z.array(AssetCard),
    known_good: z.array(KnownGood.pick({ id: true, title: true, kind: true, approved_by: true })),
    customer: CustomerCard.nullable(),
    customers: z.array(z.object({ customer_name: z.string(), count: z.int().min(1) })), // whose threats and alerts name it
    threats: z.object({ ...counts, newest: z.array(ThreatSummary) }),
    alerts: z.object({ ...counts, newest: z.array(WorkflowSummary) }),
    first_seen: z.string().nullable(),
    last_seen: z.string().nullable(),
    days: z.array(EntityDay), // oldest first, UTC, only days with something
  })
  .meta({ id: "Entity" });
export type Entity = z.infer<typeof Entity>;
