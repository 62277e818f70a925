import type { CustomerPolicy } from "@/lib/schema/customer";
import type { InfraEvent } from "@/lib/schema/infra-event";
import type { AddressFacts, Advisory } from "@/lib/schema/intel";
import type { Clock, HistoryAnswer, IntelMatch, PastThreat, Sources } from "../ports";
import { DEFAULT_POLICY } from "../threat/default-policy";
import { NOW } from "./a-signal";

export type World = {
  policy: CustomerPolicy | null;
  past: PastThreat[];
  recent: number;
  events: InfraEvent[];
  matches: IntelMatch[];
  address: Partial<AddressFacts>;
  crawler: string | null;
  advisories: Advisory[];
  broken: (keyof Sources)[];
};

export const aPolicy = (fields: Partial<CustomerPolicy> = {}): CustomerPolicy => ({
  ...DEFAULT_POLICY,
  name: "Example Customer",
  sector: "retail",
  ...fields,
});

/** A small world in memory: what a test does not name is empty, read in full. */
export function fakeSources(world: Partial<World> = {}): Sources {
  const tally = () => ({ false: 0, real: 0 });
  const answer = <T>(name: keyof Sources, value: T): Promise<T> =>
    world.broken?.includes(name) ? Promise.reject(new Error(`${name} is broken`)) : Promise.resolve(value);
  return {
    policyOf: () => answer("policyOf", world.policy === undefined ? aPolicy() : world.policy),
    history: (question) => {
      const past = (world.past ?? []).filter(({ signal }) => signal.detected_at < question.before);
      const tallies: HistoryAnswer["tallies"] = {
        all: tally(),
        type: tally(),
        customer: tally(),
        type_and_customer: tally(),
      };
      for (const { signal, verdict } of past) {
        const kind = verdict === "true_positive" ? "real" : "false";
        tallies.all[kind] += 1;
        if (signal.threat_type === question.threat_type) tallies.type[kind] += 1;
        if (signal.threat_type === question.threat_type && signal.customer_name === question.customer_name)
          tallies.type_and_customer[kind] += 1;
      }
      return answer("history", { candidates: past.map((threat) => ({ threat, text_score: 0 })), tallies });
    },
    countRecent: () => answer("countRecent", world.recent ?? 0),
    infraEvents: () => answer("infraEvents", world.events ?? []),
    intel: () => answer("intel", world.matches ?? []),
    addressFacts: (ip) =>
      answer("addressFacts", {
        ip,
        cidr: null,
        country: null,
        owner: null,
        kind: "unknown",
        crawler: null,
        source: "none",
        ...world.address,
      }),
    crawlerClaim: () => answer("crawlerClaim", world.crawler ? { name: world.crawler, url: null } : null),
    advisories: () => answer("advisories", world.advisories ?? []),
  };
}

/** A clock that stands still, so that the same judgement can be compared byte for byte. */
export const stoppedClock = (at: string = NOW): Clock => ({ now: () => new Date(at), elapsed: () => 0 });
