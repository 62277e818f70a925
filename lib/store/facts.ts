import * as z from "zod";
import { Asset, KnownGood } from "@/lib/schema/asset";
import { CustomerPolicy } from "@/lib/schema/customer";
import { InfraEvent } from "@/lib/schema/infra-event";
import { Advisory, IntelIndicator, NetworkRange } from "@/lib/schema/intel";
import type { Database } from "./client";
import { integer, json } from "./columns";

export type Facts = {
  customers: CustomerPolicy[];
  infraEvents: InfraEvent[];
  intel: IntelIndicator[];
  advisories: Advisory[];
  networks: NetworkRange[];
  assets: Asset[];
  knownGood: KnownGood[];
};

export type FactsStore = {
  /** `facts` moves with every change of what `load` gives; `history` with resolutions of threats, `alerts` with those of alerts. */
  revisions(): Promise<Record<string, number>>;
  load(): Promise<Facts>;
};

const Revision = z.object({ name: z.string(), value: integer });

export function factsStore(db: Database): FactsStore {
  async function documents<T extends z.ZodType>(schema: T, table: string, order: string): Promise<z.infer<T>[]> {
    const rows = await db.read(z.object({ document: z.string() }), `SELECT document FROM ${table} ORDER BY ${order}`);
    const parse = json(schema);
    return rows.map((row) => parse.parse(row.document));
  }
  return {
    revisions: async () =>
      Object.fromEntries(
        (await db.read(Revision, "SELECT name, value FROM revisions")).map((row) => [row.name, row.value]),
      ),
    load: async () => ({
      customers: await documents(CustomerPolicy, "customers", "key"),
      infraEvents: await documents(InfraEvent, "infra_events", "startedAt, id"),
      intel: await documents(IntelIndicator, "intel_indicators", "id"),
      advisories: await documents(Advisory, "advisories", "publishedAt, id"),
      networks: await documents(NetworkRange, "network_ranges", "cidr"),
      assets: await documents(Asset, "assets", "id"),
      knownGood: await documents(KnownGood, "known_good", "id"),
    }),
  };
}
