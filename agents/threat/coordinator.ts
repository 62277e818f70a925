import type { ThreatSignal } from "@/lib/schema/signal";
import type { Judgement } from "@/lib/schema/threat-analysis";
import { scoreFalsePositive } from "../analyzers/false-positive";
import { integrityReasons, weighIntegrity, withContradictions } from "../analyzers/integrity";
import { planResponse } from "../analyzers/response-plan";
import { weighSeverity } from "../analyzers/severity";
import { synthesize } from "../analyzers/synthesis";
import { buildTimeline } from "../analyzers/timeline";
import { whatWouldTurn } from "../analyzers/what-if";
import { round } from "../assessment";
import { readSignal } from "../features/read-signal";
import type { Clock, Sources } from "../ports";
import type { Reasoner } from "../reasoner";
import { runAgent } from "../run-agent";
import type { AgentRuns } from "./agents";
import { config } from "./config";
import { context } from "./context";
import { devops } from "./devops";
import { historical } from "./historical";
import { priority } from "./priority";
import { reasonTogether, type Together } from "./reason-together";
import { reasonsBesides, withReasons } from "./review-reasons";
import { withoutPast } from "./reweigh-history";
import { boundSeverity, floorOf } from "./severity-bounds";

export type Deps = {
  sources: Sources;
  clock: Clock;
  received_at: string; // ISO: when the signal came in
  reasoner?: Reasoner | null; // null or absent: judged by rules alone
};

/**
 * Judges one signal: five agents at once, then the analyzers one after the other.
 * In rules mode the same signal, the same facts and the same clock give the same judgement.
 */
export async function coordinate(signal: ThreatSignal, deps: Deps): Promise<Judgement> {
  const { clock } = deps;
  const lap = stopwatch(clock);
  const features = readSignal(signal);
  const ingestion = lap();
  const agents_from = clock.now().toISOString();

  const [h, c, d, x, p] = await Promise.all([
    runAgent(historical, features, deps),
    runAgent(config, features, deps),
    runAgent(devops, features, deps),
    runAgent(context, features, deps),
    runAgent(priority, features, deps),
  ]);
  const read: AgentRuns = { historical: h, config: c, devops: d, context: x, priority: p };
  const checked = weighIntegrity(features, read);
  const { suspected, history_left_out } = checked;
  const rules: AgentRuns = { ...read, historical: withoutPast(features, h, new Set(history_left_out)) };
  const { runs, mode, opinion }: Together = deps.reasoner
    ? await reasonTogether(features, rules, { reasoner: deps.reasoner, clock, suspected })
    : { runs: rules, mode: "rules", opinion: null };
  const agents_to = clock.now().toISOString();
  const agents = lap();

  const integrity = withContradictions(checked, runs);
  const floor = floorOf(features, rules, opinion, integrity.suspected);
  const severity = boundSeverity(weighSeverity(features, rules), opinion, floor);
  const falsePositive = scoreFalsePositive(rules); // by the rules' own confidence too: a model does not move it
  const scored_at = clock.now().toISOString();
  const false_positive = lap();

  const created_at = clock.now().toISOString();
  const plan = planResponse({ features, runs, severity: severity.severity, falsePositive, createdAt: created_at });
  const planned_at = clock.now().toISOString();
  const response = lap();

  const measured = {
    received_at: deps.received_at,
    agents_from,
    agents_to,
    scored_at,
    planned_at,
    phases: { ingestion, agents, false_positive, response },
  };
  const timeline = buildTimeline({ features, runs, integrity, severity, falsePositive, plan, measured });
  timeline.phase_breakdown.timeline = lap();
  const synthesis = withReasons(synthesize({ features, runs, integrity, severity, falsePositive, plan }), [
    ...integrityReasons(integrity),
    ...reasonsBesides(rules, severity),
  ]);
  const counterfactuals = whatWouldTurn({
    judged: { features, runs: rules },
    falsePositive,
    severity,
    weigh: (without) => {
      const weighed = weighSeverity(without.features, without.runs);
      if (!opinion) return weighed;
      return boundSeverity(weighed, opinion, floorOf(without.features, without.runs, opinion, integrity.suspected));
    },
  });
  const turning = counterfactuals.find(({ about }) => about === "recommendation");
  timeline.phase_breakdown.synthesis = lap();
  const total_processing_time_ms = round(
    Object.values(timeline.phase_breakdown).reduce((sum, ms) => sum + ms, 0),
    3,
  );

  return {
    signal,
    severity: severity.severity,
    severity_score: { value: severity.value, parts: severity.parts },
    mode,
    ...synthesis,
    counterfactual: turning && turning.without !== null ? turning.text : null,
    counterfactuals,
    agent_analyses: {
      historical: runs.historical.analysis,
      config: runs.config.analysis,
      devops: runs.devops.analysis,
      context: runs.context.analysis,
      priority: runs.priority.analysis,
    },
    false_positive_score: falsePositive,
    integrity,
    response_plan: plan,
    investigation_timeline: { ...timeline, end_time: clock.now().toISOString(), duration_ms: total_processing_time_ms },
    total_processing_time_ms,
    created_at,
  };
}

/** Each call answers the milliseconds since the one before. */
function stopwatch(clock: Clock): () => number {
  let last = clock.elapsed();
  return () => {
    const now = clock.elapsed();
    const ms = round(now - last, 3);
    last = now;
    return ms;
  };
}
