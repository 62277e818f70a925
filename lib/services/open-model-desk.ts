import { env } from "@/lib/config/env";
import type { SpendLedger } from "@/lib/llm/ledger";
import { createOpenAiReasoner, type OpenAiReasoner } from "@/lib/llm/openai-reasoner";

export type ModelDesk = OpenAiReasoner;

/** The model of this process, picked once, or null: no key, rules forced, or the policy `never`. */
export function openModelDesk(ledger: SpendLedger): ModelDesk | null {
  const { openaiApiKey, forceRules, llmPolicy, ...settings } = env();
  if (!openaiApiKey || forceRules || llmPolicy === "never") return null;
  return createOpenAiReasoner({
    apiKey: openaiApiKey,
    baseUrl: settings.openaiBaseUrl,
    model: settings.openaiModel,
    models: settings.openaiModels,
    timeoutMs: settings.openaiTimeoutMs,
    concurrency: settings.llmConcurrency,
    policy: llmPolicy,
    dailyBudgetUsd: settings.llmDailyBudgetUsd,
    ledger,
  });
}
