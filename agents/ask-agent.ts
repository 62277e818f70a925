import type { AgentAnalysis } from "@/lib/schema/agent-analysis";
import type { Evidence } from "@/lib/schema/evidence";
import { round } from "./assessment";
import type { SignalFeatures } from "./features/signal-features";
import { flaggedNames, type Grounds, groundClaims, groundProse, groundsOf } from "./grounding";
import { mergeTechniques, techniqueOf } from "./knowledge/attack";
import { afterFallback, answerTo, boundConfidence, type Made, madeOf, noteClaims } from "./model-answer";
import { holdingsOf } from "./named-things";
import type { Clock } from "./ports";
import type { Reasoner } from "./reasoner";
import type { AgentRun } from "./run-agent";
import { type AgentAnswer, answerOf, type SeverityOpinion } from "./threat/agent-answer";

const ANALYSIS_LENGTH = 1500;
const RECOMMENDATION_LENGTH = 300;
const MOST_RECOMMENDATIONS = 5;
const TECHNIQUE_CONFIDENCE = 0.5; // as much as a detector's hint
const SET_ASIDE = "A model was asked too; its words are left out while tampering with the evidence is suspected.";

/** The same evidence as the rules saw; `assessment` is what the rules made of it, in the reasoner's own variable. */
export type Asking = {
  features: SignalFeatures;
  evidence: Evidence[];
  assessment: Record<string, unknown>;
  /** Text that instructs was seen: whatever the model says may be the attacker's, so none of its words are shown. */
  suspected: boolean;
};

export type Asked<Facts> = { run: AgentRun<Facts>; opinion: SeverityOpinion | null };

/** Asks the model about what an agent gathered. The rules' answer stands; what is grounded of the model's comes beside it. */
export async function askAgent<Facts>(
  run: AgentRun<Facts>,
  asking: Asking,
  { reasoner, clock }: { reasoner: Reasoner; clock: Clock },
): Promise<Asked<Facts>> {
  const { id, ...signal } = asking.features.signal; // the same signal under another id is the same question
  const from = clock.elapsed();
  const subject = { kind: "threat" as const, id };
  const about = { agent: run.analysis.agent_name, customer_name: signal.customer_name, subject };
  const answer = await answerTo(reasoner, {
    ...about,
    variables: { signal, evidence: asking.evidence, rules_assessment: asking.assessment },
    schema: answerOf(run.analysis.agent_name),
  });
  const timed = {
    ...run,
    ended_at: clock.now().toISOString(),
    analysis: {
      ...run.analysis,
      processing_time_ms: round(run.analysis.processing_time_ms + clock.elapsed() - from, 3),
    },
  };
  if ("failed" in answer) return { run: fallBack(timed, answer.failed), opinion: null };
  const { reasoned } = answer;
  const grounds = groundsOf(
    asking.evidence.map(({ id }) => id),
    holdingsOf([signal, asking.evidence, asking.assessment]),
  );
  grounds.dropped = reasoned.dropped_items ?? 0;
  const asked = merge(timed, reasoned.answer, grounds, madeOf(reasoned), asking.suspected);
  noteClaims(reasoner, about, {
    findings: claimsIn(reasoned.answer) + (reasoned.dropped_items ?? 0),
    dropped: grounds.dropped,
    ungrounded: asked.run.analysis.source !== "llm",
  });
  return asked;
}

/** Everything in an answer that can be dropped by itself: its findings, advice and techniques, its prose and its severity. */
const claimsIn = ({ key_findings, recommendations, techniques, severity_opinion }: AgentAnswer): number =>
  1 + key_findings.length + recommendations.length + (techniques?.length ?? 0) + (severity_opinion ? 1 : 0);

/** The rules alone, less sure, with the reason. */
function fallBack<Facts>(run: AgentRun<Facts>, fallback_reason: string, extra: Partial<AgentAnalysis> = {}) {
  const confidence = afterFallback(run.analysis.confidence);
  return {
    ...run,
    analysis: { ...run.analysis, source: "rules_fallback" as const, fallback_reason, confidence, ...extra },
  };
}

function merge<Facts>(
  run: AgentRun<Facts>,
  answer: AgentAnswer,
  grounds: Grounds,
  made: Made,
  suspected: boolean,
): Asked<Facts> {
  const { analysis, assessment } = run;
  const claims = groundClaims(answer.key_findings, grounds);
  const opinion = groundOpinion(answer.severity_opinion ?? null, grounds);
  const prose = groundProse(answer.analysis, grounds, ANALYSIS_LENGTH);
  const advice = answer.recommendations.flatMap((text) => groundProse(text, grounds, RECOMMENDATION_LENGTH) ?? []);
  const named = (answer.techniques ?? []).flatMap(({ id, evidence_ids }) => {
    const cited = evidence_ids.length > 0 && evidence_ids.every((cite) => grounds.known.has(cite));
    const found = cited
      ? techniqueOf(id.trim().toUpperCase(), TECHNIQUE_CONFIDENCE, "llm", { text: "A model names it", evidence_ids })
      : [];
    if (found.length === 0) grounds.dropped += 1;
    return found;
  });
  const counted = { ...made, ...flaggedNames(grounds), dropped_claims: analysis.dropped_claims + grounds.dropped };
  if (claims.length === 0) return { run: fallBack(run, "ungrounded", counted), opinion: null };
  const key_findings = suspected ? analysis.key_findings : [...analysis.key_findings, ...claims];
  const recommendations = suspected
    ? analysis.recommendations
    : [...new Set([...analysis.recommendations, ...advice.slice(0, MOST_RECOMMENDATIONS)])];
  const techniques = mergeTechniques([...assessment.techniques, ...named]);
  return {
    opinion: opinion && suspected ? { ...opinion, reason: "" } : opinion,
    run: {
      ...run,
      assessment: { ...assessment, key_findings, recommendations, techniques },
      analysis: {
        ...analysis,
        ...counted,
        source: "llm",
        analysis: suspected ? `${analysis.analysis} ${SET_ASIDE}` : (prose ?? analysis.analysis),
        confidence: suspected
          ? Math.min(boundConfidence(answer.confidence, analysis.confidence), analysis.confidence)
          : boundConfidence(answer.confidence, analysis.confidence),
        key_findings,
        recommendations,
      },
    },
  };
}

/** A severity that cites nothing, or for a reason that names what nobody found, is no opinion. */
function groundOpinion(opinion: SeverityOpinion | null, grounds: Grounds): SeverityOpinion | null {
  if (!opinion) return null;
  const [claim] = groundClaims([{ text: opinion.reason, evidence_ids: opinion.evidence_ids }], grounds);
  return claim ? { ...opinion, reason: claim.text, evidence_ids: claim.evidence_ids } : null;
}
