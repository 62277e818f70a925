import type { ModelCosts } from "@/lib/schema/model-cost";
import type { UsageGroup } from "@/lib/store/model-usage";
import type { Context } from "./context";

/** Counts since the beginning, which never fall, for those who scrape them. */
export type ModelTotals = {
  live: boolean;
  breaker: ModelCosts["breaker"];
  agents: UsageGroup[];
  reasons: UsageGroup[];
};

export async function getModelTotals({ house }: Context): Promise<ModelTotals> {
  const groups = await house.modelUsage.groups(["agent", "reason"]);
  return {
    live: house.reasoner !== null,
    breaker: house.modelDesk?.status().breaker ?? "off",
    agents: groups.filter(({ dimension }) => dimension === "agent"),
    reasons: groups.filter(({ dimension, fallbacks }) => dimension === "reason" && fallbacks > 0),
  };
}
