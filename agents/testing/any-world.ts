import fc from "fast-check";
import type { CustomerPolicy } from "@/lib/schema/customer";
import type { InfraEvent } from "@/lib/schema/infra-event";
import { NetworkKind } from "@/lib/schema/intel";
import { type ThreatSignal, ThreatType } from "@/lib/schema/signal";
import type { IntelMatch, PastThreat, Sources } from "../ports";
import { NOW } from "./a-signal";
import { ADDRESSES, anySignal } from "./any-signal";
import { anEvent, anIndicator, aPast } from "./facts";
import { aPolicy, type World } from "./fake-sources";

const ago = (minutes: number) => new Date(Date.parse(NOW) - minutes * 60_000).toISOString();
const cidrOf = (ip: string) => `${ip}/${ip.includes(":") ? 128 : 32}`;
const network = (ip: string) =>
  fc.record({
    cidr: fc.constantFrom(cidrOf(ip), "198.51.100.0/24", "2001:db8::/32", "not a range"),
    name: fc.constant("Named network"),
    kind: fc.constantFrom("own", "partner", "vpn_egress", "office", "monitoring", "crawler"),
  });

const policyFor = (ip: string): fc.Arbitrary<CustomerPolicy | null> =>
  fc.option(
    fc
      .record({
        tier: fc.constantFrom("enterprise", "business", "standard"),
        allowlist: fc.array(network(ip), { maxLength: 2 }),
        own_networks: fc.array(network(ip), { maxLength: 2 }),
        bot_sensitivity: fc.constantFrom("low", "medium", "high"),
        auto_block: fc.record({
          enabled: fc.boolean(),
          min_confidence: fc.double({ min: 0, max: 1, noNaN: true }),
          excluded_types: fc.subarray([...ThreatType.options]),
        }),
        contacts: fc.constantFrom<CustomerPolicy["contacts"]>(
          [],
          [{ level: "Security", contact: "private-contact@customer.example" }],
        ),
        assets: fc.constantFrom<CustomerPolicy["assets"]>(
          [],
          [{ name: "db", importance: "essential", holds: "records" }],
        ),
        important_endpoints: fc.constantFrom<CustomerPolicy["important_endpoints"]>(
          [],
          [{ path: "/checkout", importance: "essential", holds: "orders" }],
        ),
      })
      .map(aPolicy),
  );

const eventFor = (ip: string): fc.Arbitrary<InfraEvent> =>
  fc
    .record({
      kind: fc.constantFrom("deployment", "load_test", "maintenance", "config_change", "outage"),
      endpoints: fc.constantFrom<string[]>([], ["/"], ["/checkout"]),
      source_networks: fc.constantFrom<string[]>([], [cidrOf(ip)], ["192.0.2.0/28"]),
      started_at: fc.integer({ min: -10, max: 1500 }).map(ago),
      ended_at: fc.constantFrom(null, ago(-60)),
    })
    .map(anEvent);

const matchFor = (ip: string): fc.Arbitrary<IntelMatch> =>
  fc.record({
    matched: fc.constantFrom(ip, "203.0.113.9", "cdn.bad.example"),
    indicator: fc
      .record({
        classification: fc.constantFrom("malicious", "suspicious", "benign"),
        confidence: fc.double({ min: 0, max: 1, noNaN: true }),
        last_seen: fc.integer({ min: 0, max: 90 * 1440 }).map(ago),
        techniques: fc.constantFrom<string[]>([], ["T1071.001"], ["T0000"]),
      })
      .map(anIndicator),
  });

const pastOf = (signal: ThreatSignal): fc.Arbitrary<PastThreat> =>
  fc
    .tuple(anySignal(), fc.boolean(), fc.integer({ min: 0, max: 40 * 1440 }), fc.uuid(), fc.boolean())
    .map(([other, same, minutes, id, real]) =>
      aPast({ ...(same ? signal : other), id, detected_at: ago(minutes) }, real ? "true_positive" : "false_positive"),
    );

const SOURCES: (keyof Sources)[] = [
  "policyOf",
  "history",
  "countRecent",
  "infraEvents",
  "intel",
  "addressFacts",
  "crawlerClaim",
  "advisories",
];

export type Case = { signal: ThreatSignal; world: Partial<World> };

/** Any signal in any world, the worlds bent towards what could excuse or accuse this very signal. */
export const anyCase = (signals: fc.Arbitrary<ThreatSignal> = anySignal()): fc.Arbitrary<Case> =>
  signals.chain((signal) => {
    const claimed = signal.metadata?.source_ip;
    const ip = signal.source_ip ?? (typeof claimed === "string" && ADDRESSES.includes(claimed) ? claimed : "192.0.2.1");
    return fc
      .record({
        policy: policyFor(ip),
        past: fc.array(pastOf(signal), { maxLength: 8 }),
        recent: fc.constantFrom(0, 1, 40),
        events: fc.array(eventFor(ip), { maxLength: 3 }),
        matches: fc.array(matchFor(ip), { maxLength: 2 }),
        address: fc.record({
          kind: fc.constantFrom(...NetworkKind.options),
          country: fc.constantFrom(null, "DE"),
          crawler: fc.constantFrom(null, "Googlebot"),
        }),
        crawler: fc.constantFrom(null, "Googlebot"),
        broken: fc.oneof({ weight: 3, arbitrary: fc.constant<(keyof Sources)[]>([]) }, fc.subarray(SOURCES)),
      })
      .map((world) => ({ signal, world }));
  });
