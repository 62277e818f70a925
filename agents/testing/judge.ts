import type { ThreatSignal } from "@/lib/schema/signal";
import type { Judgement } from "@/lib/schema/threat-analysis";
import { coordinate } from "../threat/coordinator";
import { NOW } from "./a-signal";
import { fakeSources, stoppedClock, type World } from "./fake-sources";

/** Judges a signal in a small world, with a clock that stands still. */
export const judge = (signal: ThreatSignal, world: Partial<World> = {}): Promise<Judgement> =>
  coordinate(signal, { sources: fakeSources(world), clock: stoppedClock(), received_at: NOW });

/** Every evidence id that a judgement cites anywhere. */
export function citedIds(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(citedIds);
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, item]) =>
    key === "evidence_ids" ? (item as string[]) : key === "data" || key === "signal" ? [] : citedIds(item),
  );
}

export const evidenceOf = (judgement: Judgement) => [
  ...Object.values(judgement.agent_analyses).flatMap(({ evidence }) => evidence),
  ...(judgement.integrity?.evidence ?? []),
];

export const actionsOf = ({ response_plan }: Judgement) => [
  response_plan.primary_action,
  ...response_plan.secondary_actions,
];
