import type { TriageResult } from "@/lib/schema/workflow";
import type { AlertCase, AlertSources } from "../alert-ports";
import { clamp, coverage, round } from "../assessment";
import w from "../knowledge/alert-weights.json";
import type { Clock } from "../ports";
import { capitalise, likelihood, list, plural, quote } from "../wording";
import { weighFigures } from "./figures";
import { gatherFacts } from "./known-facts";
import { ledger } from "./ledger";
import { weighPolarity } from "./polarity";
import { readAlert } from "./read-alert";
import { matchesOf } from "./technique-matches";
import { judgeAlert } from "./verdict";
import { weighBehaviours, weighCircumstances, weighUnshown } from "./weigh-acts";
import { weighAddresses, weighAssets, weighIntel, weighKnownGood, weighPrior, weighState } from "./weigh-facts";
import { injectionWarning, weighInjection } from "./weigh-injection";

export type AlertDeps = { sources: AlertSources; clock: Clock };

const FIRST_EVIDENCE = 100;

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
  weighKnownGood(item, features.keys, facts, features.behaviours, to);
  const intel = weighIntel(item, facts, to);
  weighAddresses(facts, to);
  weighAssets(item, features.keys, facts, features.behaviours, to);
  weighState(facts, to);
  const instructed = weighInjection(item.alert, to);
  const judged = judgeAlert(features.fields.length > 0, to.weights);
  const found = clamp(0.62 + 0.035 * judged.weights.length, 0, 0.95);
  const confidence = round(coverage(found, facts), 2);
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
    set_aside: to.weights.filter((weight) => !judged.weights.includes(weight)),
    confidence_parts: [
      { part: "Every alert that can be read", points: 0.62, evidence_ids: [] },
      { part: `${plural(judged.weights.length, "reason")} counted`, points: round(found - 0.62, 3), evidence_ids: [] },
      ...(facts.failed.length > 0
        ? [
            {
              part: `Could not be read: ${list(facts.failed.map((name) => name.replaceAll("_", " ")))}`,
              points: round(confidence - found, 3),
              evidence_ids: [],
            },
          ]
        : []),
    ],
    technique_matches: matchesOf(features, figures.techniques, to),
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
