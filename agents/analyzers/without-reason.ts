import type { AgentName } from "@/lib/schema/agent-analysis";
import { type Assessment, blankAssessment } from "../assessment";
import type { Sign } from "../features/phrases";
import type { SignalFeatures } from "../features/signal-features";
import type { AgentRun } from "../run-agent";
import type { AgentRuns } from "../threat/agents";
import { addSigns, compromiseSigns, countsAs } from "../threat/signal-signs";

/** Something the judgement rests on that could have been otherwise: an indicator, a part of the severity, or both. */
export type Reason = {
  source: AgentName;
  label: string; // as it is shown
  evidence_ids: string[];
  speaks: { score: boolean; severity: boolean };
  signs?: Sign[]; // what the signal shows; its other signs are weighed anew without them
};
export type Case = { features: SignalFeatures; runs: AgentRuns };

type Cited = { evidence_ids: string[] };

const WHOLE = "E500"; // the signal as such is no fact among others
const isWhole = ({ evidence_ids: ids }: Cited) => ids.length === 1 && ids[0] === WHOLE;
const isOfSign = (group: string) => group.startsWith("sign:");
const explains = (group: string | undefined) => group === "explained" || group === "travel";
const SMALL = 0.05; // what moves the odds less is no reason

/** An indicator and a part that one and the same fact gave rise to. */
function areTwins(source: AgentName, indicator: Cited & { group: string }, part: Cited): boolean {
  const { evidence_ids: ids } = indicator;
  if (source === "historical") return indicator.group === "history";
  return (
    !isWhole(indicator) && ids.length === part.evidence_ids.length && ids.every((id, i) => id === part.evidence_ids[i])
  );
}

/** What the signs alone put into the priority agent's answer. */
export function weighSigns(features: SignalFeatures): Assessment<null> {
  const out = blankAssessment(0, null);
  addSigns(features, compromiseSigns(features), out);
  return out;
}

/** All reasons of a judgement, each once, whether it speaks in the score, in the severity or in both. */
export function reasonsOf({ features, runs }: Case, shown: Assessment<null>): Reason[] {
  const bySign = new Map<string, Reason & { signs: Sign[] }>();
  for (const [sign, { evidence_id }] of features.signs) {
    const counts = countsAs(sign);
    const known = bySign.get(counts);
    if (known) {
      known.signs.push(sign);
      continue;
    }
    const indicator = shown.indicators.find(({ group }) => group === `sign:${counts}`);
    const label = indicator?.indicator ?? sign.replaceAll("_", " ").replace(/^./, (first) => first.toUpperCase());
    const speaks = { score: indicator !== undefined, severity: true };
    bySign.set(counts, { source: "priority", label, evidence_ids: [evidence_id], signs: [sign], speaks });
  }
  const ofSigns = new Set(shown.severity_parts.map(({ part }) => part));
  const { malicious } = runs.context.assessment.facts;
  const others = (["devops", "config", "context", "historical", "priority"] as const).flatMap((source): Reason[] => {
    const { assessment } = runs[source];
    const indicators = assessment.indicators.filter(({ group }) => !isOfSign(group));
    const parts = assessment.severity_parts.filter(
      (part) => !isWhole(part) && !(source === "priority" && ofSigns.has(part.part)),
    );
    const spoken = indicators.flatMap((one): Reason[] => {
      const { indicator, evidence_ids, group, log_odds } = one;
      const score = Math.abs(log_odds) >= SMALL;
      const isFact = explains(group) || (malicious !== null && evidence_ids.includes(malicious.evidence_id));
      const severity = (isFact && score) || parts.some((part) => areTwins(source, one, part));
      return score || severity ? [{ source, label: indicator, evidence_ids, speaks: { score, severity } }] : [];
    });
    const alone = parts.filter((part) => !indicators.some((indicator) => areTwins(source, indicator, part)));
    return [
      ...spoken,
      ...alone.map(({ part, evidence_ids }) => ({
        source,
        label: part,
        evidence_ids,
        speaks: { score: false, severity: true },
      })),
    ];
  });
  return [...bySign.values(), ...others];
}

/** The same case as if this had never been found: what rests on it goes too, and what it had pushed aside counts again. */
export function withoutReason({ features, runs }: Case, reason: Reason, shown: Assessment<null>): Case {
  if (reason.signs) return withoutSigns({ features, runs }, new Set(reason.signs), shown);
  const { source, label, evidence_ids } = reason;
  const { indicators, severity_parts } = runs[source].assessment;
  const gone = indicators.find(({ indicator }) => indicator === label);
  const answers = {
    indicators: indicators.filter((one) => one !== gone),
    severity_parts: severity_parts.filter((part) => part.part !== label && !(gone && areTwins(source, gone, part))),
  };
  const explained = explains(gone?.group);
  const { devops, config, context, historical, priority } = runs;
  const { malicious } = context.assessment.facts;
  switch (source) {
    case "devops":
      return { features, runs: { ...runs, devops: changed(devops, answers, explained ? { explained_by: null } : {}) } };
    case "config":
      return { features, runs: { ...runs, config: changed(config, answers, explained ? { explains: false } : {}) } };
    case "context": {
      const facts = {
        ...(explained ? { proven_crawler: null } : {}),
        ...(malicious && evidence_ids.includes(malicious.evidence_id) ? { malicious: null } : {}),
      };
      return { features, runs: { ...runs, context: changed(context, answers, facts) } };
    }
    case "historical":
      return { features, runs: { ...runs, historical: changed(historical, answers, {}) } };
    case "priority":
      return { features, runs: { ...runs, priority: changed(priority, answers, {}) } };
  }
}

function withoutSigns({ features, runs }: Case, gone: Set<Sign>, shown: Assessment<null>): Case {
  const signs = new Map([...features.signs].filter(([sign]) => !gone.has(sign)));
  const left: SignalFeatures = { ...features, signs, c2: features.c2 && !gone.has("command_and_control") };
  const { indicators, severity_parts } = runs.priority.assessment;
  const before = new Set(shown.severity_parts.map(({ part }) => part));
  const after = weighSigns(left);
  const answers = {
    indicators: [...indicators.filter(({ group }) => !isOfSign(group)), ...after.indicators],
    severity_parts: [...severity_parts.filter(({ part }) => !before.has(part)), ...after.severity_parts],
  };
  const facts = { signs: [...signs.keys()], compromise: compromiseSigns(left).length > 0 };
  return { features: left, runs: { ...runs, priority: changed(runs.priority, answers, facts) } };
}

function changed<Facts>(
  run: AgentRun<Facts>,
  answers: Pick<Assessment<Facts>, "indicators" | "severity_parts">,
  facts: Partial<Facts>,
): AgentRun<Facts> {
  const { assessment } = run;
  return { ...run, assessment: { ...assessment, ...answers, facts: { ...assessment.facts, ...facts } } };
}
