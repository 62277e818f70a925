import type { Evidence } from "@/lib/schema/evidence";
import { scoreFalsePositive } from "../analyzers/false-positive";
import { weighSeverity } from "../analyzers/severity";
import { type Asked, askAgent } from "../ask-agent";
import type { SignalFeatures } from "../features/signal-features";
import type { Clock } from "../ports";
import type { Reasoner } from "../reasoner";
import type { AgentRun } from "../run-agent";
import type { SeverityOpinion } from "./agent-answer";
import type { AgentRuns } from "./agents";
import { isUnsure } from "./sureness";

export type Together = {
  runs: AgentRuns;
  mode: "rules" | "live" | "degraded";
  opinion: SeverityOpinion | null;
};

/**
 * Asks the model for all five at once, when its policy asks for it at all.
 * The priority agent sees everybody's evidence: how severe the whole is cannot be said from the signal alone.
 */
export async function reasonTogether(
  features: SignalFeatures,
  rules: AgentRuns,
  deps: { reasoner: Reasoner; clock: Clock; suspected: boolean },
): Promise<Together> {
  const { reasoner, clock, suspected } = deps;
  if (reasoner.policy === "never") return { runs: rules, mode: "rules", opinion: null };
  const severity = weighSeverity(features, rules);
  const falsePositive = scoreFalsePositive(rules);
  if (reasoner.policy === "uncertain" && !isUnsure(rules, severity, falsePositive))
    return { runs: skip(features, rules, reasoner), mode: "rules", opinion: null };

  const ask = <Facts>(run: AgentRun<Facts>, evidence: Evidence[], more: Record<string, unknown> = {}) =>
    askAgent(
      run,
      { features, evidence, assessment: { ...assessmentOf(run), ...more }, suspected },
      { reasoner, clock },
    );
  const own = ({ analysis }: AgentRun<unknown>) => once([...analysis.evidence, ...features.evidence]);
  const [h, c, d, x, p]: [
    Asked<AgentRuns["historical"]["assessment"]["facts"]>,
    Asked<AgentRuns["config"]["assessment"]["facts"]>,
    Asked<AgentRuns["devops"]["assessment"]["facts"]>,
    Asked<AgentRuns["context"]["assessment"]["facts"]>,
    Asked<AgentRuns["priority"]["assessment"]["facts"]>,
  ] = await Promise.all([
    ask(rules.historical, own(rules.historical)),
    ask(rules.config, own(rules.config)),
    ask(rules.devops, own(rules.devops)),
    ask(rules.context, own(rules.context)),
    ask(rules.priority, once(Object.values(rules).flatMap(({ analysis }) => analysis.evidence)), {
      severity,
      false_positive_score: { score: falsePositive.score, recommendation: falsePositive.recommendation },
    }),
  ]);
  const runs: AgentRuns = { historical: h.run, config: c.run, devops: d.run, context: x.run, priority: p.run };
  const whole = Object.values(runs).every(({ analysis }) => analysis.source === "llm");
  return { runs, mode: whole ? "live" : "degraded", opinion: p.opinion };
}

function assessmentOf({ analysis, assessment, failed }: AgentRun<unknown>): Record<string, unknown> {
  const { confidence, key_findings, recommendations, indicators, severity_parts, techniques } = assessment;
  return {
    analysis: analysis.analysis,
    confidence,
    key_findings,
    recommendations,
    indicators,
    severity_parts,
    techniques: techniques.map(({ id, name, confidence }) => ({ id, name, confidence })),
    could_not_read: failed,
  };
}

const once = (evidence: Evidence[]): Evidence[] => [...new Map(evidence.map((item) => [item.id, item])).values()];

/** The rules were sure, so nobody was asked: still the rules' own answer, with the reason beside it. */
function skip({ signal }: SignalFeatures, runs: AgentRuns, reasoner: Reasoner): AgentRuns {
  const mark = <Facts>(run: AgentRun<Facts>): AgentRun<Facts> => {
    const subject = { kind: "threat" as const, id: signal.id };
    reasoner.note?.({
      agent: run.analysis.agent_name,
      customer_name: signal.customer_name,
      subject,
      what: "skipped",
    });
    return { ...run, analysis: { ...run.analysis, fallback_reason: "skipped" } };
  };
  return {
    historical: mark(runs.historical),
    config: mark(runs.config),
    devops: mark(runs.devops),
    context: mark(runs.context),
    priority: mark(runs.priority),
  };
}
