import type { Finding } from "@/lib/schema/evidence";
import type { FalsePositiveScore } from "@/lib/schema/false-positive";
import type { Integrity } from "@/lib/schema/integrity";
import type { ActionType, ResponsePlan } from "@/lib/schema/response-plan";
import type { Severity, SeverityScore } from "@/lib/schema/severity";
import type { Judgement, ReviewReason } from "@/lib/schema/threat-analysis";
import type { Headline } from "../assessment";
import type { SignalFeatures } from "../features/signal-features";
import { mergeTechniques, tacticsOf } from "../knowledge/attack";
import { type AgentRuns, inOrder, isExplained } from "../threat/agents";
import { capitalise, duration, nameOfType, percent, quote } from "../wording";
import { sayAction } from "./action-words";
import { meanConfidence } from "./false-positive";

const HEADLINE_LENGTH = 150; // a summary has to fit in 2 KB
const MOST_FINDINGS = 14;
const MOST_SUSPICIONS = 3;
const SURE_ENOUGH = 0.6;

type Input = {
  features: SignalFeatures;
  runs: AgentRuns;
  integrity: Integrity;
  severity: SeverityScore & { severity: Severity };
  falsePositive: FalsePositiveScore;
  plan: ResponsePlan;
};
type Synthesis = Pick<
  Judgement,
  | "headline"
  | "executive_summary"
  | "customer_narrative"
  | "key_findings"
  | "mitre_tactics"
  | "mitre_techniques"
  | "requires_human_review"
  | "review_reasons"
  | "review_reason"
>;

/** Puts the agents' and analyzers' results into words and decides whether a person must look. */
export function synthesize(input: Input): Synthesis {
  const { runs, integrity } = input;
  const techniques = mergeTechniques(inOrder(runs).flatMap(({ assessment }) => assessment.techniques));
  const review_reasons = reasonsForReview(input);
  const headline = strongest(input);
  return {
    headline: quote(headline.text, HEADLINE_LENGTH),
    executive_summary: summaryFor(input, headline),
    customer_narrative: narrativeFor(input),
    key_findings: [...integrity.findings.slice(0, MOST_SUSPICIONS), ...keyFindings(runs, headline)].slice(
      0,
      MOST_FINDINGS,
    ),
    mitre_tactics: tacticsOf(techniques),
    mitre_techniques: techniques,
    requires_human_review: review_reasons.length > 0,
    review_reasons,
    review_reason: review_reasons.length > 0 ? review_reasons.map(({ text }) => text).join("; ") : null,
  };
}

/** What explains a signal leads only while nothing speaks of a compromise. */
function strongest({ runs }: Input): Headline {
  const compromise = runs.priority.assessment.facts.compromise;
  const all = inOrder(runs).flatMap(({ analysis, assessment }) =>
    assessment.headlines.map((headline) => ({
      ...headline,
      strength: compromise && analysis.agent_name !== "priority" ? headline.strength * 0.7 : headline.strength,
    })),
  );
  return all.reduce((best, next) => (next.strength > best.strength ? next : best));
}

/** The findings of all agents, each agent's first before anybody's second. */
function keyFindings(runs: AgentRuns, headline: Headline): Finding[] {
  const lists = inOrder(runs).map(({ assessment }) => assessment.key_findings);
  const longest = Math.max(...lists.map(({ length }) => length));
  const woven = Array.from({ length: longest }, (_, i) => lists.flatMap((findings) => findings[i] ?? [])).flat();
  const known = new Set(Object.values(runs).flatMap(({ analysis }) => analysis.evidence.map(({ id }) => id)));
  const lead = headline.evidence_ids.filter((id) => known.has(id));
  return [...(lead.length > 0 ? [{ text: headline.text, evidence_ids: [...new Set(lead)] }] : []), ...woven].slice(
    0,
    MOST_FINDINGS,
  );
}

function reasonsForReview({ runs, severity, falsePositive }: Input): ReviewReason[] {
  const reasons: ReviewReason[] = [];
  const confidence = meanConfidence(runs);
  if (severity.severity === "critical" || severity.severity === "high")
    reasons.push({ code: "severity", text: `Severity is ${severity.severity}` });
  if (falsePositive.recommendation === "likely_fp" && !["low", "info"].includes(severity.severity)) {
    reasons.push({
      code: "likely_false_but_severe",
      text: `Likely false (${falsePositive.score.toFixed(2)}), yet severity is ${severity.severity}`,
    });
  }
  if (confidence < SURE_ENOUGH)
    reasons.push({ code: "low_confidence", text: `The agents are only ${percent(confidence)} sure on average` });
  return reasons;
}

const SURE = {
  likely_fp: "It is likely false",
  needs_review: "It is not yet clear whether it is real",
  likely_real: "It is likely real",
};

/** For a manager: what happened, to whom, how sure, what to do by when. No ids, no scores beyond one. */
function summaryFor({ features, runs, integrity, severity, falsePositive, plan }: Input, headline: Headline): string {
  const { similar_false, similar_real } = runs.historical.assessment.facts;
  const many = similar_false + similar_real;
  const past =
    many === 0
      ? "Nothing like it was resolved in the last 30 days."
      : similar_false === 0
        ? `All ${many} similar cases of the last 30 days were real.`
        : similar_real === 0
          ? `All ${many} similar cases of the last 30 days were false.`
          : `Of ${many} similar cases in 30 days, ${similar_real} ${similar_real === 1 ? "was" : "were"} real.`;
  const asset = runs.config.assessment.severity_parts.find(
    ({ part }) => part.startsWith("Essential") || part.startsWith("Important"),
  )?.part;
  const act = sayAction(plan.primary_action);
  return [
    `${quote(features.signal.customer_name, 100)}: ${headline.text}.`,
    `Severity is ${severity.severity}${asset ? ` because it touches an ${asset.charAt(0).toLowerCase()}${asset.slice(1).split(":")[0]}` : ""}. ${SURE[falsePositive.recommendation]}; ${sureBecause(falsePositive)}.`,
    past,
    ...(integrity.suspected
      ? ["The evidence may have been tampered with: see what was found before acting on it."]
      : []),
    `${quote(act, 120)} within ${duration(plan.sla_minutes)}${plan.primary_action.requires_approval ? ", once a person approves" : ""}.`,
  ].join(" ");
}

function sureBecause({ indicators, recommendation }: FalsePositiveScore): string {
  const sign = recommendation === "likely_fp" ? 1 : -1;
  const best = indicators.slice(1).filter(({ log_odds }) => log_odds * sign > 0.1)[0];
  return best ? `the strongest reason is "${quote(best.indicator, 60)}"` : "no single reason stands out";
}

const SEEN = {
  critical: "a serious security event",
  high: "a security event that needs attention",
  medium: "unusual activity",
  low: "minor unusual activity",
  info: "harmless activity",
};
const DOING: Record<ActionType, string> = {
  block_ip: "stop traffic from the source for a limited time",
  rate_limit: "slow requests from the source",
  challenge: "ask for an extra check before access continues",
  allowlist: "record the source as known",
  monitor: "keep watching",
  escalate: "bring in our incident lead",
  quarantine: "separate the affected machine from the network",
  revoke_sessions: "end the affected sessions",
  reset_password: "have the affected passwords changed",
};

/** For the customer: plain words about their own systems; no agents, scores, sources, contacts or other customers. */
function narrativeFor({ features, runs, severity, plan }: Input): string {
  const at = features.signal.detected_at;
  const when = `${at.slice(0, 10)} at ${at.slice(11, 16)} UTC`;
  const harmless = isExplained(runs);
  const what = `we noticed ${SEEN[severity.severity]} that looks like ${nameOfType(features.type)}${features.endpoint ? ` on ${quote(features.endpoint, 60)}` : ""}`;
  const next =
    plan.primary_action.action_type === "monitor"
      ? "We are watching it and will tell you if that changes."
      : `We propose to ${DOING[plan.primary_action.action_type]} and decide on it within ${duration(plan.sla_minutes)}.`;
  const you = harmless
    ? "It fits work or partners that you have told us about, so nothing is needed from you."
    : severity.severity === "critical" || severity.severity === "high"
      ? "Please keep your security contact reachable; we will call before anything that your users would notice."
      : "Nothing is needed from you now.";
  return `${capitalise(`on ${when}`)} ${what}. ${next} ${you}`;
}
