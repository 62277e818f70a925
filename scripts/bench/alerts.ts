import { randomUUID } from "node:crypto";
import samples from "@/data/alerts.json";

type Sample = Record<string, unknown>;
const SAMPLES = samples.alerts as Sample[];

const HOURS_APART = 90; // the organisation of the bench is a busy one: so many alerts in so many hours
let turn = 0;

/** The samples in turn, each under new names, so that most share an entity with some others, and few with all. */
export function nextAlert(): Sample {
  const sample = SAMPLES[turn % SAMPLES.length] as Sample;
  const group = Math.floor(turn / SAMPLES.length) % 40;
  turn += 1;
  const at = new Date(Date.now() - ((turn * 37) % (HOURS_APART * 60)) * 60_000).toISOString();
  const assets = { ...((sample.assets ?? sample.entities ?? {}) as Sample) };
  for (const kind of ["host", "user"]) {
    if (typeof assets[kind] === "string") assets[kind] = `${assets[kind]}-${group}`;
  }
  const { entities: _, ...rest } = sample;
  return { ...rest, alert_id: `bench-${randomUUID()}`, timestamp: at, assets };
}

export const aBatch = (size: number) => JSON.stringify({ alerts: Array.from({ length: size }, nextAlert) });
