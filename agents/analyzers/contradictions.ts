import type { AgentName } from "@/lib/schema/agent-analysis";
import { lower } from "../features/injection-fold";
import weights from "../knowledge/integrity.json";
import type { AgentRuns } from "../threat/agents";

export type Contradiction = { text: string; evidence_ids: string[] };

const CALM =
  /\b(false[ -]positives?|false alarm|benign|harmless|not malicious|no (?:threat|attack|risk|compromise|evidence of)|legitimate (?:traffic|activity|use)|safe to (?:ignore|close)|likely[ _]fp)\b/;
const NOT_SAID =
  /\b(not|no|isn't|cannot be|rather than|neither|rate of|share of|past|similar|earlier|were|was)\b[^.]{0,30}$/;

/** True when a text says that nothing is wrong, in so many words. */
function soundsCalm(text: string): boolean {
  const said = lower(text);
  return [...said.matchAll(new RegExp(CALM, "g"))].some(({ index }) => !NOT_SAID.test(said.slice(0, index)));
}

/**
 * Agents that contradict each other where their evidence does not: a model whose words call it harmless although its own
 * evidence weighs nothing of the kind, while another agent's weighs the other way. Rules weigh what they cite, so they cannot.
 */
export function contradictions(runs: AgentRuns): Contradiction[] {
  const all = Object.values(runs);
  const weightOf = (run: (typeof all)[number]) =>
    run.assessment.indicators.reduce((sum, { log_odds }) => sum + log_odds, 0);
  const against = all
    .map((run) => ({ run, weight: weightOf(run) }))
    .filter(({ weight }) => weight <= -weights.contradiction.log_odds)
    .sort((a, b) => a.weight - b.weight)[0];
  if (!against) return [];
  return all.flatMap((run): Contradiction[] => {
    const { analysis } = run;
    if (analysis.source !== "llm" || weightOf(run) > 0.1) return [];
    const words = [analysis.analysis, ...analysis.key_findings.map(({ text }) => text)];
    if (!words.some(soundsCalm)) return [];
    const cited = strongestOf(against.run);
    return [
      {
        text: `The ${say(analysis.agent_name)} agent calls it harmless, which nothing in its evidence says, against the ${say(against.run.analysis.agent_name)} agent's "${cited?.indicator ?? "evidence"}"`,
        evidence_ids: cited?.evidence_ids ?? [],
      },
    ];
  });
}

const strongestOf = ({ assessment }: AgentRuns[AgentName]) =>
  [...assessment.indicators].sort((a, b) => a.log_odds - b.log_odds)[0];
const say = (name: AgentName) => (name === "devops" ? "DevOps" : name);
