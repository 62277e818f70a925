import type { AlertVerdict } from "@/lib/schema/workflow";
import playbooks from "../knowledge/alert-playbooks.json";
import type { AlertFeatures } from "./read-alert";

const BY_TACTIC = new Map(Object.entries(playbooks.by_tactic));
const MOST = 5;

/** What a person should do next, from the playbooks of the tactics that were seen; for a closed one how to keep it from coming back. */
export function adviceFor(verdict: AlertVerdict, { behaviours }: AlertFeatures): string[] {
  if (verdict === "benign" || verdict === "false_positive") return playbooks.closed[verdict];
  const steps = behaviours
    .filter(({ log_odds }) => log_odds > 0)
    .sort((a, b) => b.harm - a.harm)
    .flatMap(({ tactic }) => BY_TACTIC.get(tactic) ?? []);
  return [...new Set([...steps, ...playbooks.any])].slice(0, MOST);
}
