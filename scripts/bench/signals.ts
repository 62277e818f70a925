import { randomUUID } from "node:crypto";
import scenarios from "@/data/scenarios.json";
import { Scenario } from "@/lib/schema/scenario";
import { ThreatSignal } from "@/lib/schema/signal";

const TYPES = scenarios.map((scenario) => Scenario.parse(scenario));

function dated(value: unknown, now: number): unknown {
  if (Array.isArray(value)) return value.map((item) => dated(item, now));
  if (value === null || typeof value !== "object") return value;
  const minutes = (value as { $minutes_ago?: unknown }).$minutes_ago;
  if (typeof minutes === "number") return new Date(now - minutes * 60_000).toISOString();
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, dated(item, now)]));
}

let turn = 0;

/** The scenarios in turn, each from another address and user, so that no cache and no "seen within the hour" helps. */
export function nextSignal(): ThreatSignal {
  const scenario = TYPES[turn % TYPES.length] as Scenario;
  turn += 1;
  const now = Date.now();
  const signal = dated(scenario.signal, now) as Omit<ThreatSignal, "id" | "threat_type" | "detected_at">;
  const source_ip = `203.0.113.${turn % 250}`;
  return ThreatSignal.parse({
    ...signal,
    ...(signal.source_ip ? { source_ip } : {}),
    id: randomUUID(),
    threat_type: scenario.threat_type,
    detected_at: new Date(now).toISOString(),
  });
}
