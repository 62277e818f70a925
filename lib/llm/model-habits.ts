import type OpenAI from "openai";

/** How a model wants to be asked; servers and models of this protocol differ in it. */
export type Habits = {
  temperature: boolean; // models that think first take none
  limit: "max_tokens" | "max_completion_tokens";
  form: "json_schema" | "json_object";
};

const MENTIONS = {
  temperature: /\btemperature\b/i,
  max_tokens: /\bmax_tokens\b/i,
  max_completion_tokens: /\bmax_completion_tokens\b/i,
  response_format: /response_format|json_schema/i,
};

/** What the server's 400 asks to be said otherwise, or null when it complains of something else. */
export function corrected(habits: Habits, error: InstanceType<typeof OpenAI.APIError>): Habits | null {
  if (error.status !== 400 && error.status !== 422) return null;
  const complains = (of: keyof typeof MENTIONS) =>
    error.param ? error.param.startsWith(of) : MENTIONS[of].test(error.message);
  if (complains("temperature") && habits.temperature) return { ...habits, temperature: false };
  if (complains(habits.limit)) {
    return { ...habits, limit: habits.limit === "max_tokens" ? "max_completion_tokens" : "max_tokens" };
  }
  if (complains("response_format") && habits.form === "json_schema") return { ...habits, form: "json_object" };
  return null;
}
