import { THREAT_TYPE_WORD } from "@/components/threat-words";
import type { ScenarioSummary } from "@/lib/schema/scenario";
import { THREAT_TYPES } from "@/lib/schema/vocabulary";

/** By threat type, in the order of the types; a type without a scenario has no group. */
export function scenarioGroups(scenarios: ScenarioSummary[]): { title: string; items: ScenarioSummary[] }[] {
  return THREAT_TYPES.map((type) => ({
    title: THREAT_TYPE_WORD[type],
    items: scenarios.filter((scenario) => scenario.threat_type === type),
  })).filter((group) => group.items.length > 0);
}
