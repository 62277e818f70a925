import { readFileSync } from "node:fs";
import path from "node:path";
import * as z from "zod";
import { AlertInput } from "@/lib/schema/alert";
import { Asset, KnownGood } from "@/lib/schema/asset";
import { CustomerPolicy } from "@/lib/schema/customer";
import { Story } from "@/lib/schema/demo";
import { InfraEvent } from "@/lib/schema/infra-event";
import { Advisory, IntelIndicator, NetworkRange } from "@/lib/schema/intel";
import { Scenario } from "@/lib/schema/scenario";
import { ThreatType } from "@/lib/schema/signal";
import { Verdict } from "@/lib/schema/threat-analysis";

const ago = z.number(); // negative: still to come

export const SignalTemplate = z.object({
  threat_type: ThreatType,
  weight: z.number().positive(),
  customers: z.array(z.string()).min(1),
  endpoints: z.array(z.string()),
  user_agents: z.array(z.string()),
  networks: z.array(z.string()),
  request_count: z.tuple([z.int(), z.int()]).nullable(),
  time_window_minutes: z.tuple([z.number(), z.number()]).nullable(),
  metadata: z.record(z.string(), z.unknown()),
});
export type SignalTemplate = z.infer<typeof SignalTemplate>;

/** A signal of the past and how people closed it. */
export const HistoryEntry = z.object({
  detected_hours_ago: z.number().min(0),
  signal: Scenario.shape.signal.extend({ threat_type: ThreatType }),
  resolution: z.object({
    verdict: Verdict,
    note: z.string(),
    by: z.string(),
    answered_after_minutes: z.number().min(0), // when somebody first took it up
    after_minutes: z.number().min(0),
  }),
});
export type HistoryEntry = z.infer<typeof HistoryEntry>;

/** When an alert of the past happened: so long ago, or on a day at a time that a known window covers (UTC, ISO weekday). */
const PastMoment = z.union([
  z.object({ hours_ago: z.number().min(0) }),
  z.object({ days_ago: z.int().min(1), utc: z.string().regex(/^\d{2}:\d{2}$/) }),
  z.object({ weeks_ago: z.int().min(1), weekday: z.int().min(1).max(7), utc: z.string().regex(/^\d{2}:\d{2}$/) }),
]);
export type PastMoment = z.infer<typeof PastMoment>;

const { shape } = AlertInput;
const { rule_name, severity, source, category, tactics, techniques, time_window_minutes, thresholds } = shape;
const { alert_id, customer_name, description, assets, evidence_sample, evidence_stats } = shape;

/** Alerts of the past and how people closed them; what their rule says of each stands once. */
const ResolvedAlerts = z.object({
  rules: z.record(
    z.string(),
    z.object({ rule_name, severity, source, category, tactics, techniques, time_window_minutes, thresholds }),
  ),
  alerts: z.array(
    z.object({
      at: PastMoment,
      rule: z.string(),
      ...{ alert_id, customer_name, description, assets, evidence_sample, evidence_stats },
      resolution: HistoryEntry.shape.resolution.omit({ answered_after_minutes: true }),
    }),
  ),
});
export type ResolvedAlerts = z.infer<typeof ResolvedAlerts>;

const KnownGoodWindow = KnownGood.shape.window.unwrap().options[1];
const OnceAgo = z.object({ from_hours_ago: ago, to_hours_ago: ago });

const FILES = {
  customers: z.array(CustomerPolicy),
  networks: z.array(NetworkRange),
  scenarios: z.array(Scenario),
  stories: z.array(Story),
  generator: z.array(SignalTemplate).min(1),
  history: z.array(HistoryEntry),
  alerts: z.object({ alerts: z.array(AlertInput).min(1) }),
  assets: z.array(Asset),
  resolved_alerts: ResolvedAlerts,
  known_good: z.array(KnownGood.extend({ window: z.union([OnceAgo, KnownGoodWindow]).nullable() })),
  infra_events: z.array(
    InfraEvent.omit({ started_at: true, ended_at: true }).extend({
      started_hours_ago: ago,
      ended_hours_ago: ago.nullable(),
    }),
  ),
  threat_intel: z.array(
    IntelIndicator.omit({ first_seen: true, last_seen: true }).extend({
      first_seen_days_ago: ago,
      last_seen_days_ago: ago,
    }),
  ),
  advisories: z.array(Advisory.omit({ published_at: true }).extend({ published_days_ago: ago })),
  news: z.array(Advisory.omit({ published_at: true }).extend({ published_days_ago: ago })),
};
type Files = { [Name in keyof typeof FILES]: z.infer<(typeof FILES)[Name]> };

const read = new Map<string, unknown>();

/** One file of `data/`, checked and kept. @throws when the file is missing or wrong, naming it */
export function installationData<Name extends keyof Files>(name: Name): Files[Name] {
  if (!read.has(name)) {
    const file = path.join(/* turbopackIgnore: true */ process.cwd(), "data", `${name}.json`);
    const parsed = FILES[name].safeParse(JSON.parse(readFileSync(file, "utf8")));
    if (!parsed.success) throw new Error(`data/${name}.json: ${z.prettifyError(parsed.error)}`);
    read.set(name, parsed.data);
  }
  return read.get(name) as Files[Name];
}
