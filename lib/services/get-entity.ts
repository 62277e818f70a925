import { hostOf, nameOf, userOf } from "@/agents/alert/alert-keys";
import { normaliseAddress } from "@/agents/features/network";
import { AppError } from "@/lib/errors";
import type { CustomerPolicy } from "@/lib/schema/customer";
import { AssetCard, CustomerCard, type Entity, EntityKind, MAX_ENTITY } from "@/lib/schema/entity";
import { isUnstorable } from "@/lib/schema/text";
import { keyOf } from "@/lib/store/columns";
import { entityMentionStore, type Mentions } from "@/lib/store/entity-mentions";
import type { Context } from "./context";
import { tagsOf } from "./entity-names";

const MOST_FACTS = 10;
const MOST_DAYS = 60;

type Known = Pick<Entity, "address" | "intelligence" | "assets" | "known_good">;

/** What the installation knows beside its threats and alerts. Assets are filed by customer, so those who are touched are asked. */
async function knownOf({ house }: Context, kind: EntityKind, value: string, customers: string[]): Promise<Known> {
  const { sources, clock } = house;
  const is = (wanted: EntityKind, ...names: string[]) => (kind === wanted ? [...new Set(names)] : []);
  const addresses = is("ip", value);
  const domains = is("domain", value);
  const hashes = is("hash", value.toLowerCase());
  const users = is("user", nameOf(value), userOf(value));
  const hosts = is("host", nameOf(value), hostOf(value));
  const question = { at: clock.now().toISOString(), addresses, hosts, users, hashes, processes: [], tickets: [] };
  const asked = customers.length > 0 ? customers : [""]; // what is everybody's is found under no name too
  const names = [...addresses, ...users, ...hosts];
  const [address, matches, assets, good] = await Promise.all([
    addresses.length > 0 ? sources.addressFacts(value) : null,
    kind === "customer" ? [] : sources.intel({ addresses, domains, hashes, user_agent: null }),
    Promise.all(asked.map((customer_name) => (names.length > 0 ? sources.assetsOf({ customer_name, names }) : []))),
    Promise.all(asked.map((customer_name) => sources.knownGood({ ...question, customer_name }))),
  ]);
  return {
    address,
    intelligence: matches.map(({ indicator }) => indicator).slice(0, MOST_FACTS),
    assets: [...new Set(assets.flat())].slice(0, MOST_FACTS).map((asset) => AssetCard.parse(asset)),
    known_good: [...new Set(good.flat().map(({ entry }) => entry))]
      .slice(0, MOST_FACTS)
      .map(({ id, title, kind: what, approved_by }) => ({ id, title, kind: what, approved_by })),
  };
}

function customersOf(...all: Mentions<unknown>["customers"][]): Entity["customers"] {
  const sums = new Map<string, Entity["customers"][number]>();
  for (const { customer_name, count } of all.flat()) {
    const key = keyOf(customer_name);
    const known = sums.get(key);
    sums.set(key, { customer_name: known?.customer_name ?? customer_name, count: count + (known?.count ?? 0) });
  }
  return [...sums.values()].sort((a, b) => b.count - a.count);
}

function daysOf(threats: Mentions<unknown>["days"], alerts: Mentions<unknown>["days"]): Entity["days"] {
  const days = new Map<string, Entity["days"][number]>();
  const at = (day: string) => {
    const known = days.get(day) ?? { day, threats: 0, alerts: 0 };
    days.set(day, known);
    return known;
  };
  for (const { day, n } of threats) at(day).threats = n;
  for (const { day, n } of alerts) at(day).alerts = n;
  return [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1)).slice(-MOST_DAYS);
}

const counted = <T>({ total, total_is_lower_bound, open, newest }: Mentions<T>) => ({
  total,
  total_is_lower_bound,
  open,
  newest,
});
const earliest = (times: (string | null)[]) => times.filter((at) => at !== null).sort()[0] ?? null;

/** @throws not_found for a kind that there is not, and for a value that can name nothing */
function readName(kindText: string, text: string): { kind: EntityKind; value: string } {
  const kind = EntityKind.safeParse(kindText);
  const value = text.normalize("NFKC").trim();
  const address = kind.data === "ip" ? normaliseAddress(value) : value;
  if (!kind.success || address === null || value === "" || value.length > MAX_ENTITY || isUnstorable(value)) {
    throw new AppError("not_found", "There is no such entity.");
  }
  return { kind: kind.data, value: address };
}

/** Everything known of one name. One that nobody has mentioned is an answer too: nothing is known. */
export async function getEntity(ctx: Context, kindText: string, text: string): Promise<Entity> {
  const { kind, value } = readName(kindText, text);
  const { house } = ctx;
  const policy: CustomerPolicy | null = kind === "customer" ? await house.sources.policyOf(value) : null;
  const keys = [...new Set([value, ...(policy ? [policy.name, ...policy.aliases] : [])].map(keyOf))];
  const named =
    kind === "customer" ? { threats: { customers: keys }, alerts: { customers: keys } } : tagsOf(kind, value);
  const store = entityMentionStore(house.db);
  const [threats, alerts] = await Promise.all([store.threats(named.threats), store.alerts(named.alerts)]);
  const customers = kind === "customer" ? [] : customersOf(threats.customers, alerts.customers);
  const known = await knownOf(
    ctx,
    kind,
    value,
    customers.map(({ customer_name }) => customer_name),
  );
  const seenAs = [...threats.customers, ...alerts.customers][0]?.customer_name;
  return {
    kind,
    value,
    name: kind === "customer" ? (policy?.name ?? seenAs ?? value) : value,
    ...known,
    customer: policy ? CustomerCard.parse(policy) : null,
    customers,
    threats: counted(threats),
    alerts: counted(alerts),
    first_seen: earliest([threats.first, alerts.first]),
    last_seen: [threats.last, alerts.last].reduce((a, b) => (a && b ? (a > b ? a : b) : (a ?? b))),
    days: daysOf(threats.days, alerts.days),
  };
}
