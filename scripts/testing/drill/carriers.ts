import type { AlertSources } from "@/agents/alert-ports";
import type { PastThreat } from "@/agents/ports";
import { aPast } from "@/agents/testing/facts";
import { fakeAlertSources } from "@/agents/testing/fake-alert-sources";
import { fakeSources } from "@/agents/testing/fake-sources";
import samples from "@/data/alerts.json";
import scenarios from "@/data/scenarios.json";
import { FactsIndex } from "@/lib/intel/facts-index";
import { type Alert, AlertInput } from "@/lib/schema/alert";
import { ThreatSignal } from "@/lib/schema/signal";
import { fillTemplate } from "@/lib/services/fill-template";
import { loadFacts } from "@/lib/services/load-facts";
import { normaliseAlert } from "@/lib/services/normalise-alert";
import type { Payload } from "./pack";

export const NOW = new Date("2026-11-19T12:00:00.000Z");
const FACTS = new FactsIndex(loadFacts(NOW, true));
const HOUR_MS = 3_600_000;
const chance = { now: NOW, random: () => 0.5 };

/** Signals and alerts that somebody would like to see called harmless; some are explained in part already. */
const SIGNALS = ["critical_threat", "admin_guessing", "bot_attack", "profile_scraping", "declared_load_test"];
const ALERTS = ["OKTA-CORR-20261117-0041", "MAIL-91733-0007", "aad-risk-7f0e55b1", "SYSMON-PS-1182-0900"];

export const signalCarriers = (): ThreatSignal[] =>
  SIGNALS.flatMap((name, i) =>
    scenarios.filter((scenario) => scenario.name === name).map((scenario) => ({ scenario, i })),
  ).map(({ scenario, i }) =>
    ThreatSignal.parse({
      ...(fillTemplate(scenario.signal, chance) as object),
      id: `00000000-0000-4000-8000-${String(i + 1).padStart(12, "0")}`,
      threat_type: scenario.threat_type,
      detected_at: NOW.toISOString(),
    }),
  );

export const alertCarriers = (): Alert[] =>
  samples.alerts
    .filter(({ alert_id }) => ALERTS.includes(alert_id))
    .map((raw) => normaliseAlert(AlertInput.parse(raw), NOW).alert);

/** The demo's own facts, with a history of this drill. */
export function sourcesWith(past: PastThreat[]): AlertSources {
  const threats = fakeSources({ past });
  return {
    ...fakeAlertSources(),
    ...threats,
    policyOf: async (name) => FACTS.policyOf(name),
    infraEvents: async ({ customer_name, from, to }) => FACTS.eventsOf(customer_name, from, to),
    intel: async (question) => FACTS.intel(question),
    addressFacts: async (ip) => FACTS.addressFacts(ip),
    assetsOf: async (question) => FACTS.assetsOf(question),
    knownGood: async (question) => FACTS.knownGood(question),
  };
}

type Ended = { verdict: PastThreat["verdict"]; note: string; hours: number; minutes?: number; by?: string };
const HONEST: Ended[] = [
  { verdict: "true_positive", note: "Real: blocked at the edge", hours: 60 },
  { verdict: "true_positive", note: "Passwords reset after the guess", hours: 200 },
  { verdict: "false_positive", note: "Inventory tool of the office", hours: 320, by: "analyst-2@soc.example" },
];

function pastOf(
  signal: ThreatSignal,
  at: number,
  { verdict, note, hours, minutes = 25, by = "analyst-1@soc.example" }: Ended,
): PastThreat {
  const detected = NOW.getTime() - hours * HOUR_MS;
  const id = `00000000-0000-4000-9000-${String(at).padStart(12, "0")}`;
  const past = aPast({ ...signal, id, detected_at: new Date(detected).toISOString() }, verdict, note);
  return { ...past, resolved_by: by, resolved_at: new Date(detected + minutes * 60_000).toISOString() };
}

const MANY = 12;
const AT_NIGHT = 34; // hours ago: two in the morning

/** What people made of such signals before; with the attack, one false case's note gives orders, or many more were closed alike. */
export function historyOf(signal: ThreatSignal, payload: Payload | null): PastThreat[] {
  const { notes, planted } = payload?.target === "history" ? payload.fields : {};
  const ended = HONEST.map((each) => (notes && each.verdict === "false_positive" ? { ...each, note: notes } : each));
  const more = planted
    ? Array.from(
        { length: MANY },
        (_, i): Ended => ({
          ...{ verdict: "false_positive", note: `${planted} (${i + 1})`, hours: AT_NIGHT + i * 0.1, minutes: 0.4 },
        }),
      )
    : [];
  return [...ended, ...more].map((each, i) => pastOf(signal, i, each));
}
