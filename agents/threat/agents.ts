import type { AgentRun } from "../run-agent";
import type { ConfigFacts } from "./config";
import type { ContextFacts } from "./context";
import type { DevopsFacts } from "./devops";
import type { HistoricalFacts } from "./historical";
import type { PriorityFacts } from "./priority";

/** What the five agents found, for the analyzers. All five: silence would read as innocence. */
export type AgentRuns = {
  historical: AgentRun<HistoricalFacts>;
  config: AgentRun<ConfigFacts>;
  devops: AgentRun<DevopsFacts>;
  context: AgentRun<ContextFacts>;
  priority: AgentRun<PriorityFacts>;
};

export const inOrder = (runs: AgentRuns) => [runs.priority, runs.context, runs.config, runs.devops, runs.historical];

/** True when something that the installation itself knows makes the signal harmless, and no sign of compromise speaks against it. */
export function isExplained(runs: AgentRuns): boolean {
  const known =
    runs.devops.assessment.facts.explained_by !== null ||
    runs.config.assessment.facts.explains ||
    runs.context.assessment.facts.proven_crawler !== null;
  return known && !runs.priority.assessment.facts.compromise && runs.context.assessment.facts.malicious === null;
}
