import type { Alert } from "@/lib/schema/alert";
import type { Priority, RiskPart, TriageResult } from "@/lib/schema/workflow";
import w from "../knowledge/alert-weights.json";
import { capitalise } from "../wording";
import type { AlertFeatures } from "./read-alert";
import { assetOf } from "./risk";
import type { Judged } from "./verdict";

const p = w.priority;

/** P1..P5 from verdict, harm, access, asset, severity and progress; each reason in words. */
export function priorityOf(
  alert: Alert,
  features: AlertFeatures,
  triage: TriageResult,
  judged: Judged,
): { priority: Priority; reasons: string[]; parts: RiskPart[]; rule: string } {
  const { verdict, probability, weights } = judged;
  if (verdict === "benign" || verdict === "false_positive")
    return { priority: "P5", reasons: ["nothing to do"], parts: [], rule: "What is harmless or false is always P5." };
  const reasons: string[] = [];
  const parts: RiskPart[] = [];
  let points = 0;
  const add = (count: number, reason: string, evidence_ids: string[] = []) => {
    if (count === 0) return;
    points += count;
    reasons.push(reason);
    parts.push({ part: capitalise(reason), points: count, evidence_ids });
  };
  const has = (group: string, atLeast = 0.3) =>
    weights.some((weight) => weight.group === group && weight.log_odds >= atLeast);
  const circumstance = (id: string) => features.circumstances.some((one) => one.id === id);
  const acts = features.behaviours.filter(({ log_odds, harm }) => log_odds > 0 && harm > 0);
  const tactics = new Set(acts.map(({ tactic }) => tactic)).size;
  const harm = Math.max(0, ...acts.map((act) => act.harm));
  const asset = assetOf(triage);
  const importance = asset.importance === "unknown" && circumstance("important_asset") ? "important" : asset.importance;
  const access = triage.access_gained || circumstance("credentials_given");
  const stopped = circumstance("blocked") && !circumstance("not_blocked");
  add(p.severity[alert.severity], `severity ${alert.severity}`);
  add(p.importance[importance as keyof typeof p.importance] ?? 0, `asset ${importance}`, asset.ids);
  add(p.harm[harm] ?? 0, "the harm of what was done");
  add(access ? p.access : 0, "access was gained");
  add(tactics >= 3 ? p.three_tactics : tactics === 2 ? p.two_tactics : 0, "several steps in one alert");
  add(has("volume", 0.4) || has("mass_change") || has("baseline", 1) ? p.scale : 0, "at scale");
  add(has("chain", 0.5) ? p.chain : 0, "a later step of a chain");
  add(
    weights.some(({ group, log_odds }) => group.startsWith("field:") && log_odds >= p.consequence_odds)
      ? p.consequence
      : 0,
    "it had consequences",
  );
  add(probability >= p.sure_from ? p.sure : 0, "nearly sure");
  add(stopped ? p.stopped : 0, "it was stopped");
  add(has("sign_in") && !access ? p.attempt_only : 0, "attempts only");
  const at = (lines: Line[]) => (lines.find((line) => points >= line.points)?.priority ?? "P4") as Priority;
  if (verdict === "true_positive")
    return { priority: at(p.real), reasons: ["real", ...reasons], parts, rule: ruleOf("What is real", p.real) };
  const weak = probability < p.weak_below && points < 0;
  const rule = weak
    ? "What is hardly likely and speaks for little is P4."
    : ruleOf(verdict === "unknown" ? "What is not settled" : "What is suspicious", p.suspicious);
  return {
    priority: weak ? "P4" : at(p.suspicious),
    reasons: [verdict === "unknown" ? "not settled" : "suspicious", ...reasons],
    parts,
    rule,
  };
}

type Line = { points: number; priority: string };

/** "What is real is P1 from 3 points, P2 from 0.5, P3 from -2.5, else P4." */
const ruleOf = (what: string, lines: Line[]): string =>
  `${what} is ${lines.map(({ priority, points }, i) => `${priority} from ${points}${i === 0 ? " points" : ""}`).join(", ")}, else P4.`;
