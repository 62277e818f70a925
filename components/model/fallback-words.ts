/** Why a model's answer was not used, as the end of "the model …". */
const WHY = new Map(
  Object.entries({
    timeout: "took too long to answer",
    rate_limited: "was asked too often: its service told us to slow down",
    server_error: "could not answer: its service failed",
    rejected: "was not let answer: its service turned the question, the key or the model's name down",
    connection: "could not be reached",
    refusal: "declined to answer",
    truncated: "was cut off before the end of its answer",
    malformed: "gave an answer that could not be read",
    wrong_schema: "gave an answer that did not fit what was asked for",
    empty: "gave an empty answer",
    breaker_open: "was not asked: it had failed too often just before, and is given a pause",
    budget_spent: "was not asked: today's budget is spent",
    ungrounded: "cited no evidence that exists in any of its claims",
    skipped: "was not asked: the rules were sure",
  }),
);

/** A reason may be the bare word, or the word with details after a colon. */
export function reasonOf(fallback: string): { code: string | null; words: string; known: boolean } {
  const code = /^[a-z_]+/.exec(fallback)?.[0] ?? "";
  const bare = fallback === code || fallback.startsWith(`${code}:`);
  const words = bare ? WHY.get(code) : undefined;
  return words ? { code, words, known: true } : { code: null, words: fallback, known: false };
}

export type MadeBy = { source: "rules" | "llm" | "rules_fallback"; fallback_reason?: string };

export const SOURCE_WORD: Record<MadeBy["source"], string> = {
  rules: "Rules",
  llm: "Model",
  rules_fallback: "Rules after a fallback",
};

/** One sentence on who answered, and why not the model. */
export function sourceSentence({ source, fallback_reason }: MadeBy): string {
  const why = fallback_reason ? reasonOf(fallback_reason) : null;
  if (source === "llm") return "The model answered; the rules bound what it may say.";
  if (source === "rules") return why?.known ? `The rules answered. The model ${why.words}.` : "The rules answered.";
  if (!why) return "The model gave no usable answer, so the rules answered with lower confidence.";
  if (why.known) return `The model ${why.words}, so the rules answered with lower confidence.`;
  return `Judged without help: ${why.words}`; // a step that failed for a reason of its own, model or not
}

/** Whether a model was asked for this and did not answer; a step may also fail for a reason of its own. */
export const isModelFallback = ({ source, fallback_reason: reason }: MadeBy): boolean =>
  source === "rules_fallback" && (!reason || reasonOf(reason).known);

/** Claims of a model that were not let through; null when there was none. */
export function droppedWords(dropped: number | undefined): string | null {
  if (!dropped) return null;
  return dropped === 1
    ? "1 claim stood on no evidence and was left out."
    : `${dropped} claims stood on no evidence and were left out.`;
}
