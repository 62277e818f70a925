import { randomUUID } from "node:crypto";
import samples from "@/data/alerts.json";

type Sample = Record<string, unknown>;
const SAMPLES = samples.alerts as Sample[];

const HOURS_APART = 90; // a busy organisation: so many alerts in so many hours
const GROUPS = 120; // of people and machines that have little to do with each other
const RANGES = ["192.0.2.", "198.51.100.", "203.0.113."];
let turn = 0;

const isAddress = (value: unknown): value is string => typeof value === "string" && /^\d+(\.\d+){3}$/.test(value);

/** The samples in turn, each among other people, machines and addresses, so that most share something with a few others. */
export function nextAlert(): Sample {
  const sample = SAMPLES[turn % SAMPLES.length] as Sample;
  const group = Math.floor(turn / SAMPLES.length) % GROUPS;
  turn += 1;
  const at = new Date(Date.now() - ((turn * 37) % (HOURS_APART * 60)) * 60_000).toISOString();
  const { entities, ...rest } = sample;
  const assets = Object.fromEntries(
    Object.entries((sample.assets ?? entities ?? {}) as Sample).map(([kind, value]) => {
      if (isAddress(value)) return [kind, `${RANGES[group % RANGES.length]}${(group * 7 + value.length) % 250}`];
      return [kind, typeof value === "string" ? `${value}-${group}` : value];
    }),
  );
  return { ...rest, alert_id: `bench-${randomUUID()}`, timestamp: at, assets };
}

export const aBatch = (size: number) => JSON.stringify({ alerts: Array.from({ length: size }, nextAlert) });
