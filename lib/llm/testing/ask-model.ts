import * as z from "zod";
import type { ReasonerQuestion } from "@/agents/reasoner";
import { createOpenAiReasoner, type ReasonerOptions } from "@/lib/llm/openai-reasoner";
import { memoryLedger } from "./memory-ledger";

export const Answer = z.object({
  verdict: z.enum(["benign", "suspicious"]),
  reasoning: z.string().min(1).max(400),
  findings: z.array(z.object({ text: z.string().min(1), evidence_ids: z.array(z.string()) })).max(8),
});
export const GOOD: z.infer<typeof Answer> = {
  verdict: "suspicious",
  reasoning: "It never happened before [E101].",
  findings: [{ text: "New for this host", evidence_ids: ["E101"] }],
};

let nth = 0;

/** A question that nobody asked before, of the triage agent unless told. */
export function aQuestion(
  parts: Partial<ReasonerQuestion<z.infer<typeof Answer>>> = {},
): ReasonerQuestion<z.infer<typeof Answer>> {
  nth += 1;
  return {
    agent: "triage",
    customer_name: "Acme",
    subject: { kind: "alert", id: `W-${nth}` },
    variables: { alert: { alert_id: `A-${nth}` }, evidence: [{ id: "E101" }], rules_assessment: {} },
    schema: Answer,
    ...parts,
  };
}

export function aReasoner(url: string, options: Partial<ReasonerOptions> = {}) {
  const ledger = memoryLedger();
  const reasoner = createOpenAiReasoner({
    apiKey: "sk-test",
    baseUrl: url,
    model: null,
    models: {},
    timeoutMs: 2_000,
    concurrency: 8,
    policy: "always",
    dailyBudgetUsd: null,
    ledger,
    random: () => 0.5,
    ...options,
  });
  return { reasoner, ledger };
}
