import type { AttackStep } from "@/lib/schema/workflow";

export type TacticGroup = { tactic: string; seen: AttackStep[] };

/** The steps in the order they come in (by tactic, then time), those of one tactic together, the same twice only once. */
export function byTactic(steps: AttackStep[]): TacticGroup[] {
  const groups = new Map<string, AttackStep[]>();
  for (const step of steps) {
    const seen = groups.get(step.tactic) ?? [];
    groups.set(step.tactic, seen);
    const known = seen.some(({ technique, alert_id, at }) => {
      return technique === step.technique && alert_id === step.alert_id && at === step.at;
    });
    if (!known) seen.push(step);
  }
  return [...groups].map(([tactic, seen]) => ({ tactic, seen }));
}
