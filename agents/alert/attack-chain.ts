import table from "@/data/attack.json";
import type { AttackStep, TriageResult } from "@/lib/schema/workflow";
import type { AlertCase, OtherAlert } from "../alert-ports";
import { techniqueOf } from "../knowledge/attack";

const ORDER = table.tactics.map(({ id }) => id);
const nameKey = (name: string) => name.toLowerCase().replace(/[^a-z]+/g, "");
const BY_NAME = new Map([...table.tactics, ...table.tactics_v19].map(({ id, name }) => [nameKey(name), id]));
const NAMES = new Map<string, string>([...table.tactics_v19, ...table.tactics].map(({ id, name }) => [id, name]));
const MOST_STEPS = 40;

/** The attack's own order: reconnaissance first, impact last; an unknown tactic stands at the end. */
export const orderOfTactic = (id: string): number => {
  const at = ORDER.indexOf(id);
  return at < 0 ? ORDER.length : at;
};
const nameOfTactic = (id: string): string => NAMES.get(id) ?? id;

/** Tactic ids from what a rule writes (ids or names) and from techniques, each once, in the attack's order. */
export function tacticsOfAlert(tactics: string[], techniques: string[]): string[] {
  const written = tactics.flatMap(
    (text) => /TA\d{4}/i.exec(text)?.[0].toUpperCase() ?? BY_NAME.get(nameKey(text)) ?? [],
  );
  // A technique may serve several tactics: it only speaks for one when the rule names none.
  const shown =
    written.length > 0 ? [] : techniques.flatMap((id) => techniqueOf(id, 1, "rule")[0]?.tactic_ids.slice(0, 1) ?? []);
  return [...new Set([...written, ...shown])].sort((a, b) => orderOfTactic(a) - orderOfTactic(b));
}

/** This alert and those it is related to, by tactic, then by time. */
export function chainOf(item: AlertCase, triage: TriageResult, others: OtherAlert[]): AttackStep[] {
  const steps = (
    alert_id: string,
    at: string,
    tactics: string[],
    techniques: string[],
  ): (AttackStep & { order: number })[] =>
    tacticsOfAlert(tactics, techniques).map((id) => ({
      tactic: nameOfTactic(id),
      technique: techniques.find((technique) => techniqueOf(technique, 1, "rule")[0]?.tactic_ids.includes(id)) ?? null,
      alert_id,
      at,
      order: orderOfTactic(id),
    }));
  return [
    ...steps(item.alert.alert_id, item.alert.timestamp, item.alert.tactics, triage.techniques),
    ...others.flatMap((other) => steps(other.alert_id, other.at, other.tactics, other.techniques)),
  ]
    .sort((a, b) => a.order - b.order || (a.at < b.at ? -1 : a.at > b.at ? 1 : a.alert_id < b.alert_id ? -1 : 1))
    .slice(0, MOST_STEPS)
    .map(({ order: _, ...step }) => step);
}
