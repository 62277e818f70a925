import { createHash } from "node:crypto";
import { type Reasoned, type Reasoner, ReasonerFailure, type ReasonerQuestion } from "@/agents/reasoner";
import { log } from "@/lib/log";
import { createAnswerCache } from "./answer-cache";
import { createBudget } from "./budget";
import { AttemptFailure } from "./failures";
import type { Bill, Purpose, SpendLedger } from "./ledger";
import { parseLeniently } from "./lenient-answer";
import { createModelClient, type ModelRequest } from "./model-client";
import { createPatience } from "./patience";
import { NANO, priceOf, priceTable } from "./prices";
import { withoutEchoes } from "./prompt-echo";
import { encodeFor, fillRequest, loadPrompt, type Prompt } from "./prompts";

const MAX_OUTPUT = 2_000; // tokens
const MAX_OUTPUT_WITH_THOUGHTS = 8_000;
const MOST_CACHED = 500;

export type ReasonerOptions = {
  apiKey: string;
  baseUrl: string | null;
  model: string | null;
  models: Record<string, string>; // by agent
  timeoutMs: number; // of one question, with all its retries and waiting
  concurrency: number;
  policy: Reasoner["policy"];
  dailyBudgetUsd: number | null;
  ledger: SpendLedger;
  random?: () => number; // [0, 1)
};

export type ReasonerStatus = { model: string; breaker: "closed" | "open" | "half_open" };
export type OpenAiReasoner = Reasoner & { status(): ReasonerStatus; note: NonNullable<Reasoner["note"]> };

type Kept = { value: unknown; bill: Bill };

/** Rejects when the time is over, whatever still runs; what runs is told by the signal. */
async function within<T>(ms: number, work: (signal: AbortSignal, leftMs: () => number) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const end = performance.now() + ms;
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      controller.abort();
      reject(new ReasonerFailure("timeout", `The model did not answer within ${ms} ms.`));
    }, ms);
  });
  const working = work(controller.signal, () => end - performance.now());
  working.catch(() => undefined); // it may end after the race
  try {
    return await Promise.race([working, over]);
  } finally {
    clearTimeout(timer);
  }
}

/** Reasons with a model over chat completions. Every failure is a ReasonerFailure; the caller goes on with its rules. */
export function createOpenAiReasoner(options: ReasonerOptions): OpenAiReasoner {
  const { ledger } = options;
  const client = createModelClient(options);
  const patience = createPatience({ concurrency: options.concurrency, random: options.random ?? Math.random });
  const budget = createBudget(ledger, options.dailyBudgetUsd);
  const cache = createAnswerCache<Kept>(MOST_CACHED);
  const general = options.model ?? priceTable().default_model;
  const modelOf = (agent: string) => options.models[agent] ?? general;

  async function call(question: ReasonerQuestion<unknown>, purpose: Purpose, prompt: Prompt, user: string) {
    const { agent, schema } = question;
    const price = priceOf(purpose.model);
    const request: ModelRequest = {
      ...{ model: purpose.model, name: `${agent}_answer`, schema, system: prompt.system, user },
      temperature: price.reasoning ? null : prompt.temperature,
      maxTokens: price.reasoning ? MAX_OUTPUT_WITH_THOUGHTS : MAX_OUTPUT,
    };
    return within(options.timeoutMs, async (signal, leftMs): Promise<Kept> => {
      const guess = await client.estimate(request);
      const purse = budget.purse(purpose, price, guess);
      try {
        const value = await patience.run(signal, leftMs, async () => {
          signal.throwIfAborted();
          await purse.beforeAttempt();
          signal.throwIfAborted();
          try {
            const answer = await client.ask(request, guess, signal);
            purse.answered(answer.tokens);
            return withoutEchoes(answer.value, prompt.system);
          } catch (error) {
            purse.failed(error);
            throw error;
          }
        });
        if (!parseLeniently(schema, value)) throw new ReasonerFailure("wrong_schema", "The answer has another form.");
        await purse.close("answered");
        return { value, bill: purse.bill() };
      } catch (error) {
        const failure = asFailure(error, signal);
        await purse.close(failure.reason);
        throw failure;
      }
    });
  }

  async function reason<T>(question: ReasonerQuestion<T>): Promise<Reasoned<T>> {
    const { agent, customer_name, subject, schema } = question;
    const model = modelOf(agent);
    const purpose = { agent, customer_name, subject, model };
    const prompt = loadPrompt(agent);
    const encoded = encodeFor(prompt, question.variables);
    const key = createHash("sha256")
      .update(JSON.stringify([model, prompt.version, encoded]))
      .digest("hex");
    const { answer: kept, shared } = await cache.ask(key, () =>
      call(question, purpose, prompt, fillRequest(prompt, encoded)),
    );
    const parsed = parseLeniently(schema, kept.value);
    if (!parsed) throw new ReasonerFailure("wrong_schema", "The answer has another form.");
    if (shared) quietly(ledger.addFree(purpose, "cached", kept.bill.cost_nano));
    const { input_tokens, output_tokens, cost_nano } = kept.bill;
    const usage = shared
      ? { model, input_tokens: 0, output_tokens: 0, cost_usd: 0 }
      : { model, input_tokens, output_tokens, cost_usd: cost_nano / NANO };
    return {
      answer: parsed.answer,
      usage,
      prompt_version: prompt.version,
      cached: shared,
      dropped_items: parsed.dropped,
    };
  }

  return {
    policy: options.policy,
    status: () => ({ model: general, breaker: patience.breaker() }),
    async reason(question) {
      try {
        return await reason(question);
      } catch (error) {
        throw asFailure(error);
      }
    },
    note(note) {
      const purpose = { ...note, model: modelOf(note.agent) };
      quietly(note.what === "skipped" ? ledger.addFree(purpose, "skipped", 0) : ledger.addClaims(purpose, note));
    },
  };
}

function asFailure(error: unknown, signal?: AbortSignal): ReasonerFailure {
  if (error instanceof ReasonerFailure) return error;
  if (signal?.aborted) return new AttemptFailure("timeout", "The model did not answer in time.", { cause: error });
  log.error({ err: error }, "a question to the model could not be asked");
  return new ReasonerFailure("rejected", "The question could not be asked.", { cause: error });
}

function quietly(writing: Promise<void>): void {
  writing.catch((error) => log.warn({ err: error }, "a figure of the model's use was not written down"));
}
