import type { Readiness } from "@/lib/schema/health";
import type { House } from "./house";

type Part = Readiness["parts"]["reasoner"];
type Needed = Pick<House, "reasoner" | "modelDesk" | "modelUsage" | "clock">;

const LATELY_MS = 5 * 60_000;
const TELLING = 5; // questions: fewer are chance
const WORDS: Record<string, string> = {
  budget_spent: "The day's budget for models is spent; the rules judge until midnight UTC.",
  breaker_open: "The model failed too often and gets a rest; the rules judge meanwhile.",
};

/** How the model does: its breaker here, and how the last questions of all processes ended. */
export async function reasonerPart({ reasoner, modelDesk, modelUsage, clock }: Needed): Promise<Part> {
  if (!reasoner) return { state: "off", detail: "Judged by rules." };
  const { breaker, model } = modelDesk?.status() ?? { breaker: "closed", model: null };
  const named = model ? `Model ${model}, breaker ${breaker.replace("_", " ")}.` : `Breaker ${breaker}.`;
  if (breaker !== "closed") return { state: "degraded", detail: `${named} ${WORDS.breaker_open}` };
  try {
    const since = new Date(clock.now().getTime() - LATELY_MS);
    const outcomes = await modelUsage.recentOutcomes(since, TELLING);
    const [last] = outcomes;
    if (last === undefined || outcomes.length < TELLING || outcomes.includes("answered")) {
      return { state: "up", detail: named };
    }
    const why = WORDS[last] ?? `The last ${outcomes.length} questions fell back to the rules (${last}).`;
    return { state: "degraded", detail: `${named} ${why}` };
  } catch {
    return { state: "degraded", detail: `${named} Its use could not be read.` };
  }
}
