import type { Asset } from "@/lib/schema/asset";
import type { CustomerPolicy } from "@/lib/schema/customer";
import type { InfraEvent } from "@/lib/schema/infra-event";
import type { AddressFacts } from "@/lib/schema/intel";
import type { AlertCase, AlertKeys, AlertSources, AlertState, KnownGoodMatch } from "../alert-ports";
import { readSource } from "../assessment";
import type { IntelMatch } from "../ports";
import { outsideAddresses } from "./alert-keys";
import type { Field } from "./fields";

/** What the installation knows about an alert's names, addresses and times; what could not be read is named in `failed`. */
export type KnownFacts = {
  consulted: string[];
  failed: string[];
  policy: CustomerPolicy | null;
  state: AlertState | null;
  assets: Asset[];
  good: KnownGoodMatch[];
  events: InfraEvent[];
  intel: IntelMatch[];
  addresses: AddressFacts[];
};

const HOUR_MS = 3_600_000;
const valuesOf = ({ entities }: AlertKeys, kind: string): string[] =>
  entities.filter((entity) => entity.startsWith(`${kind}:`)).map((entity) => entity.slice(kind.length + 1));

/** Where it came from: known-good entries name sources, not what they touch. */
export const sourcesOf = ({ assets }: AlertCase["alert"]): string[] =>
  [assets.source_ip, assets.others.source_ip ?? []].flat().filter((ip): ip is string => typeof ip === "string");

/** Reads every source once; each failure costs confidence, none stops the others. */
export async function gatherFacts(
  item: AlertCase,
  keys: AlertKeys,
  fields: Field[],
  sources: AlertSources,
): Promise<KnownFacts> {
  const { alert, workflow_id, intake_seq } = item;
  const { customer_name, timestamp: at } = alert;
  const read = { consulted: [] as string[], failed: [] as string[] };
  const outside = outsideAddresses(keys).slice(0, 20);
  const around = Date.parse(at);
  const span = (hours: number) => new Date(around + hours * HOUR_MS).toISOString();
  const values = (pattern: RegExp) =>
    fields
      .filter(({ key, text }) => pattern.test(key) && text.length < 300)
      .map(({ value }) => String(value))
      .slice(0, 30);
  const hosts = valuesOf(keys, "host");
  const users = valuesOf(keys, "user");
  const [policy, state, assets, good, events, intel, addresses] = await Promise.all([
    readSource("customers", read, () => sources.policyOf(customer_name), null),
    readSource("alerts", read, () => sources.alertState({ customer_name, workflow_id, intake_seq, at, keys }), null),
    readSource(
      "assets",
      read,
      () => sources.assetsOf({ customer_name, names: [...hosts, ...users, ...valuesOf(keys, "ip")] }),
      [],
    ),
    readSource(
      "known_good",
      read,
      () =>
        sources.knownGood({
          customer_name,
          at,
          addresses: sourcesOf(alert),
          hosts,
          users,
          hashes: valuesOf(keys, "hash"),
          processes: values(/(process|image|command|cmd|script|exe|file_?name|file_?path|parent)/),
          tickets: values(/(ticket|change|chg|request|reference)/),
        }),
      [],
    ),
    readSource("infra_events", read, () => sources.infraEvents({ customer_name, from: span(-1), to: span(1) }), []),
    readSource(
      "threat_intel",
      read,
      () =>
        sources.intel({
          addresses: outside,
          domains: valuesOf(keys, "domain"),
          hashes: valuesOf(keys, "hash"),
          user_agent: values(/user_?agent/)[0] ?? null,
        }),
      [],
    ),
    readSource("networks", read, () => Promise.all(outside.slice(0, 6).map((ip) => sources.addressFacts(ip))), []),
  ]);
  return { ...read, policy, state, assets, good, events, intel, addresses };
}
