import type { IntegrityConcern } from "@/lib/schema/integrity";

type Words = { title: string; meaning: string };

/** What each concern is called, and what it means for the reader. */
export function concernWords(concern: IntegrityConcern, subject: "signal" | "alert"): Words {
  const words: Record<IntegrityConcern, Words> = {
    injection: {
      title: `Text in the ${subject} tries to give instructions`,
      meaning: "It was read as data, never followed. Whoever wrote it wants the judgement to come out another way.",
    },
    poisoned_history: {
      title: "Past cases look planted",
      meaning: "They were closed in a way that people do not close cases, and could teach us to look away.",
    },
    contradiction: {
      title: "Agents contradict each other",
      meaning: "The evidence they cite does not settle it. One of them may have been told something untrue.",
    },
    disproved_claim: {
      title: `The ${subject} claims what its own fields disprove`,
      meaning: "Either the detector is wrong, or somebody wrote the claim to mislead.",
    },
  };
  return words[concern];
}
