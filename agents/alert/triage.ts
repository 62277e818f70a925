import type { TriageResult } from "@/lib/schema/workflow";
import type { AlertCase, AlertSources } from "../alert-ports";
import { clamp, coverage, round } from "../assessment";
import w from "../knowledge/alert-weights.json";
import type { Clock } from "../ports";
import { capitalise, likelihood, list, quote } from "../wording";
import { weighFigures } from "./figures";
import { gatherFacts } from "./known-facts";
import { type Ledger, ledger } from "./ledger";
import { weighPolarity } from "./polarity";
import type { AlertFeatures } from "./read-alert";
import { readAlert } from "./read-alert";
import { judgeAlert } from "./verdict";
import { weighAddresses, weighAssets, weighIntel, weighKnownGood, weighPrior, weighState } from "./weigh-facts";
import { injectionWarning, weighInjection } from "./weigh-injection";

export type AlertDeps = { sources: AlertSources; clock: Clock };

const FIRST_EVIDENCE = 100;

/** What the evidence shows was done; the sum is capped, so that a long list does not outweigh everything else. */
function weighBehaviours({ behaviours }: AlertFeatures, to: Ledger): void {
  let room = w.behaviour_cap;
  for (const behaviour of [...behaviours].sort((a, b) => b.log_odds - a.log_odds)) {
    const odds = Math.min(behaviour.log_odds, room);
    room -= Math.max(0, odds);
    to.weigh(
      behaviour.label,
      odds,
      behaviour.log_odds < 0 && !behaviour.wrong ? `authorised:${behaviour.group}` : `did:${behaviour.group}`,
      [to.field(behaviour.path, behaviour.value)],
    );
  }
}

/** Techniques whose acts stand in a command line, where there is one: a rule that names one, with no such act in it, misread something. */
const READABLE = /^T(1003|1059|1105|1140|1218|1490|1547|1562|1053|1543)(\.|$)/;

function weighUnshown({ fields, behaviours, claimed }: AlertFeatures, to: Ledger): void {
  const command = fields.find(
    ({ key, section }) => section === "sample" && /command_?line|cmd_?line|cmdline/.test(key),
  );
  if (!command || behaviours.length > 0 || !claimed.some((id) => READABLE.test(id))) return;
  to.weigh("What the rule claims is not to be seen in the command that it caught", w.unshown, "unshown", [
    to.field(command.path, command.value),
  ]);
}

/** What the detector recorded beside the act. Claims of permission that policy does not know count, but only so far. */
function weighCircumstances({ circumstances, behaviours }: AlertFeatures, to: Ledger): void {
  const harm = Math.max(0, ...behaviours.map((behaviour) => behaviour.harm));
  let room = w.claim_cap * (harm >= 4 ? 0.5 : 1);
  for (const { label, log_odds, group, kind, path, value } of [...circumstances].sort(
    (a, b) => a.log_odds - b.log_odds,
  )) {
    const allowed = log_odds < 0 && kind === "authorised";
    const odds = allowed ? Math.max(log_odds, room) : log_odds;
    if (allowed) room -= odds;
    to.weigh(label, odds, allowed ? `authorised:${group}` : group, [to.field(path, value)]);
  }
}

/** The first look: is this noise, or does somebody have to look? @throws nothing; a source that fails costs confidence */
export async function triageAlert(item: AlertCase, { sources, clock }: AlertDeps): Promise<TriageResult> {
  const started_at = clock.now().toISOString();
  const start = clock.elapsed();
  const features = readAlert(item.alert);
  const facts = await gatherFacts(item, features.keys, features.fields, sources);
  const to = ledger(FIRST_EVIDENCE);
  weighPrior(facts, to);
  to.weigh(`The detector calls it ${item.alert.severity}`, w.severity[item.alert.severity], "severity", [
    to.field("severity", item.alert.severity),
  ]);
  weighBehaviours(features, to);
  weighUnshown(features, to);
  const figures = weighFigures(item.alert, features.fields, to);
  weighCircumstances(features, to);
  weighPolarity(features.fields, new Set(to.evidence.map(({ data }) => String(data.path))), to);
  weighKnownGood(features.keys, facts, features.behaviours, to);
  const intel = weighIntel(item, facts, to);
  weighAddresses(facts, to);
  weighAssets(features.keys, facts, to);
  weighState(facts, to);
  const instructed = weighInjection(item.alert, to);
  const judged = judgeAlert(features.fields.length > 0, to.weights);
  const confidence = round(coverage(clamp(0.62 + 0.035 * judged.weights.length, 0, 0.95), facts), 2);
  const noise = 1 - judged.probability;
  const strongest = [...judged.weights]
    .filter(({ group }) => group !== "prior")
    .sort((a, b) => Math.abs(b.log_odds) - Math.abs(a.log_odds));
  return {
    verdict: judged.verdict,
    confidence,
    reasoning: reasoningOf(judged.probability, strongest),
    noise_score: round(noise, 3),
    requires_investigation:
      intel.malicious ||
      instructed ||
      judged.verdict === "unknown" ||
      facts.failed.length > 0 ||
      judged.probability > w.verdict.noise,
    key_indicators: strongest.slice(0, 6).map(({ indicator }) => indicator),
    weights: judged.weights,
    access_gained: figures.accessGained,
    techniques: [
      ...new Set([
        ...features.behaviours.flatMap(({ technique, log_odds }) => (technique && log_odds > 0 ? [technique] : [])),
        ...figures.techniques,
        ...features.claimed,
      ]),
    ],
    evidence: to.evidence,
    ...(instructed ? { warnings: injectionWarning(item.alert) } : {}),
    source: "rules",
    processing_time_ms: round(clock.elapsed() - start, 3),
    started_at,
  };
}

function reasoningOf(probability: number, strongest: { indicator: string; log_odds: number }[]): string {
  const named = (sign: 1 | -1) =>
    strongest
      .filter(({ log_odds }) => log_odds * sign > 0.1)
      .slice(0, 3)
      .map(({ indicator }) => quote(indicator.charAt(0).toLowerCase() + indicator.slice(1), 120));
  const [against, pro] = [named(1), named(-1)];
  const parts = [
    against.length > 0 ? `speaks for an attack: ${list(against)}` : "nothing speaks for an attack",
    pro.length > 0 ? `speaks against: ${list(pro)}` : "",
  ].filter(Boolean);
  return `${likelihood(probability)} likely malicious. ${capitalise(parts.join("; "))}.`;
}
