import { EntityKind } from "@/lib/schema/entity";
import type { FoundEntity, SearchAnswer } from "@/lib/schema/find";
import { ThreatQuery } from "@/lib/schema/threat-query";
import { WorkflowQuery } from "@/lib/schema/workflow-query";
import { keyOf } from "@/lib/store/columns";
import { entityNameStore } from "@/lib/store/entity-names";
import type { Context } from "./context";
import { kindOf } from "./entity-names";

const FEW = 5;
const MOST_ENTITIES = 8;
const KINDS_OF_ALERTS = EntityKind.options.filter((kind) => kind !== "customer");

async function entitiesLike({ house }: Context, text: string): Promise<FoundEntity[]> {
  const names = entityNameStore(house.db);
  const lower = text.toLowerCase();
  const [customers, spelled, lowered, ...ofAlerts] = await Promise.all([
    names.customers(keyOf(text), FEW),
    names.inThreats(text, FEW),
    lower === text ? [] : names.inThreats(lower, FEW),
    ...KINDS_OF_ALERTS.map((kind) => names.inAlerts(kind, lower, FEW)),
  ]);
  const inThreats = await Promise.all(
    [...(spelled ?? []), ...(lowered ?? [])].map(async (value): Promise<FoundEntity> => {
      const kind = (await names.isUser(value)) ? "user" : (kindOf(value) ?? "host"); // "alice.example" looks like a domain
      return { kind, value };
    }),
  );
  const inAlerts = ofAlerts.flatMap((found, at): FoundEntity[] =>
    found.map((tag) => ({ kind: KINDS_OF_ALERTS[at] ?? "host", value: tag.slice(tag.indexOf(":") + 1) })),
  );
  const all = [
    ...(customers ?? []).map((value): FoundEntity => ({ kind: "customer", value })),
    ...inThreats,
    ...inAlerts,
  ];
  const seen = new Set<string>();
  return all
    .filter(({ kind, value }) => {
      const mark = `${kind}:${value.toLowerCase()}`;
      return !seen.has(mark) && seen.add(mark);
    })
    .sort((a, b) => Number(keyOf(b.value) === lower) - Number(keyOf(a.value) === lower)) // what is named whole comes first
    .slice(0, MOST_ENTITIES);
}

/** The newest few threats and alerts that hold the words, and names that begin so. */
export async function search(ctx: Context, q: string): Promise<SearchAnswer> {
  const { house } = ctx;
  const text = q.normalize("NFKC").trim();
  if (text === "") {
    const none = { items: [], total: 0, total_is_lower_bound: false };
    return { threats: none, alerts: none, entities: [] };
  }
  const asked = { search: text, limit: FEW };
  const [threats, alerts, entities] = await Promise.all([
    house.threats.list({ ...ThreatQuery.parse({}), ...asked }, house.clock.now()),
    house.workflows.list({ ...WorkflowQuery.parse({}), ...asked }),
    entitiesLike(ctx, text),
  ]);
  return {
    threats: { items: threats.items, total: threats.total, total_is_lower_bound: threats.total_is_lower_bound },
    alerts: { items: alerts.items, total: alerts.total, total_is_lower_bound: alerts.total_is_lower_bound },
    entities,
  };
}
