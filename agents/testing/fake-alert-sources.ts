import { AssetIndex } from "@/lib/intel/asset-index";
import { knownGoodOf } from "@/lib/intel/known-good-index";
import type { Asset, KnownGood } from "@/lib/schema/asset";
import type { AlertSources, AlertState, OtherAlert } from "../alert-ports";
import type { Tally } from "../ports";
import { fakeSources, type World } from "./fake-sources";

const MONTH_MS = 30 * 24 * 3_600_000;
const MOST_NEAR = 100;

export type AlertWorld = Omit<World, "broken"> & {
  others: OtherAlert[]; // entities with their kinds: "host:web-1"
  assets: Asset[];
  good: KnownGood[];
  broken: (keyof AlertSources)[];
};

const count = (alerts: OtherAlert[]): Tally => ({
  real: alerts.filter(({ resolution }) => resolution === "true_positive").length,
  false: alerts.filter(({ resolution }) => resolution === "false_positive" || resolution === "benign").length,
});

function stateOf(others: OtherAlert[], { keys, at }: Parameters<AlertSources["alertState"]>[0]): AlertState {
  const since = new Date(Date.parse(at) - MONTH_MS).toISOString();
  const past = others.filter((other) => other.at <= at && other.at >= since);
  const named = (kind: string, value: string | null) => (other: OtherAlert) =>
    value !== null && other.entities.includes(`${kind}:${value}`);
  const [onHost, ofUser] = [named("host", keys.host), named("user", keys.user)];
  const rule = past.filter(({ rule_id }) => rule_id.toLowerCase() === keys.rule);
  return {
    seen: {
      any: past.length,
      rule: rule.length,
      host: past.filter(onHost).length,
      user: past.filter(ofUser).length,
      rule_and_host: rule.filter(onHost).length,
      rule_and_user: rule.filter(ofUser).length,
    },
    resolved: {
      all: count(past),
      rule: count(rule),
      rule_and_host: count(rule.filter(onHost)),
      rule_and_user: count(rule.filter(ofUser)),
    },
  };
}

/** A small world in memory for the alert agents: what a test does not name is empty, read in full. */
export function fakeAlertSources(world: Partial<AlertWorld> = {}): AlertSources {
  const { others = [], assets = [], good = [], broken = [], ...rest } = world;
  const answer = <T>(name: keyof AlertSources, value: T): Promise<T> =>
    broken.includes(name) ? Promise.reject(new Error(`${name} is broken`)) : Promise.resolve(value);
  const known = new AssetIndex(assets);
  const ofCustomer = (asked: string) => (name: string | null) => name === null || name === asked;
  const threats = fakeSources(rest);
  const breakable = Object.fromEntries(
    Object.entries(threats).map(([name, ask]) => [
      name,
      broken.includes(name as keyof AlertSources) ? () => Promise.reject(new Error(`${name} is broken`)) : ask,
    ]),
  ) as typeof threats;
  return {
    ...breakable,
    alertState: (question) => answer("alertState", stateOf(others, question)),
    alertsNear: ({ entities, since, until, workflow_id }) =>
      answer(
        "alertsNear",
        others
          .filter((other) => other.workflow_id !== workflow_id && other.at >= since && other.at <= until)
          .filter((other) => other.entities.some((entity) => entities.includes(entity)))
          .sort((a, b) => (a.at < b.at ? 1 : -1))
          .slice(0, MOST_NEAR),
      ),
    assetsOf: ({ customer_name, names }) => answer("assetsOf", known.find(names, ofCustomer(customer_name))),
    knownGood: (question) => answer("knownGood", knownGoodOf(good, question, ofCustomer(question.customer_name))),
  };
}
