import type OpenAI from "openai";
import type * as z from "zod";
import { cleanText } from "./clean-text";
import { AttemptFailure, failureOf, type Tokens } from "./failures";
import { corrected, type Habits } from "./model-habits";

export type ModelRequest = {
  model: string;
  name: string; // of the answer's schema
  schema: z.ZodType;
  system: string;
  user: string;
  temperature: number | null; // null for models that take none
  maxTokens: number;
};
export type ModelAnswer = { value: unknown; tokens: Tokens };

const OPENAI = "https://api.openai.com/v1";
const BYTES_PER_TOKEN = 3; // on the safe side for JSON
const FORM_TOKENS = 40;
const MOST_CORRECTIONS = 3;
// servers of this protocol differ in what they take; the answer is checked here in any case
const NOT_UNDERSTOOD_EVERYWHERE = new Set(["minLength", "maxLength", "$schema", "default"]);

export const tokensOf = (text: string) => Math.ceil(Buffer.byteLength(text) / BYTES_PER_TOKEN);

function plain(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(plain);
  if (schema === null || typeof schema !== "object") return schema;
  const entries = Object.entries(schema)
    .filter(([key, value]) => !NOT_UNDERSTOOD_EVERYWHERE.has(key) || (typeof value === "object" && value !== null))
    .map(([key, value]) => [key, plain(value)]);
  const { maxLength, description = "" } = schema as { maxLength?: unknown; description?: unknown };
  const length =
    typeof maxLength === "number" ? `${String(description)} At most ${maxLength} characters.`.trim() : null;
  return Object.fromEntries(length ? [...entries, ["description", length]] : entries);
}

/** Some servers wrap the object in a code block although they were asked not to. */
const unwrapped = (text: string) => /^```(?:json)?\s*([\s\S]*?)\s*```$/.exec(text)?.[1] ?? text;

/** A model may repeat what it was sent: nothing unseen comes back with it. */
const clean = (_: string, value: unknown) => (typeof value === "string" ? cleanText(value) : value);

/** @throws AttemptFailure when the completion is no JSON value */
function read(completion: OpenAI.ChatCompletion, guess: Tokens): ModelAnswer {
  const { choices, usage } = completion;
  const choice = Array.isArray(choices) ? choices[0] : undefined;
  const text = choice?.message?.content?.trim() ?? "";
  const tokens = {
    input: usage?.prompt_tokens ?? guess.input,
    output: usage?.completion_tokens ?? tokensOf(text),
  };
  const fail = (reason: "refusal" | "truncated" | "empty" | "malformed", message: string, cause?: unknown) =>
    new AttemptFailure(reason, message, { billed: tokens, cause });
  if (choice?.message?.refusal || choice?.finish_reason === "content_filter") {
    throw fail("refusal", "The model refused to answer.");
  }
  if (choice?.finish_reason === "length") throw fail("truncated", "The model's answer was cut off.");
  if (!text) throw fail("empty", "The model's answer was empty.");
  try {
    return { value: JSON.parse(unwrapped(text), clean), tokens };
  } catch (error) {
    throw fail("malformed", "The model's answer is not JSON.", error);
  }
}

type Format = { type: "json_schema"; json_schema: { name: string; schema: unknown; strict?: boolean | null } };

function bodyOf(request: ModelRequest, habits: Habits, format: Format): OpenAI.ChatCompletionCreateParamsNonStreaming {
  const inWords = `\n\nAnswer with one JSON object of this JSON schema:\n${JSON.stringify(format.json_schema.schema)}`;
  const bySchema = habits.form === "json_schema";
  return {
    model: request.model,
    messages: [
      { role: "system", content: bySchema ? request.system : request.system + inWords },
      { role: "user", content: request.user },
    ],
    response_format: bySchema ? (format as OpenAI.ResponseFormatJSONSchema) : { type: "json_object" },
    [habits.limit]: request.maxTokens,
    ...(habits.temperature && request.temperature !== null ? { temperature: request.temperature } : {}),
    stream: false,
  };
}

export type ModelClient = ReturnType<typeof createModelClient>;

/** Speaks chat completions to OpenAI or to any server of the same protocol. Its own retries are off. */
export function createModelClient(options: { apiKey: string; baseUrl: string | null; timeoutMs: number }) {
  const loaded = Promise.all([import("openai"), import("openai/helpers/zod")]).then(([sdk, { zodResponseFormat }]) => {
    const client = new sdk.default({
      apiKey: options.apiKey,
      baseURL: options.baseUrl ?? OPENAI,
      organization: null,
      project: null,
      maxRetries: 0,
      timeout: options.timeoutMs,
      logLevel: "off",
    });
    return { sdk: sdk.default, client, zodResponseFormat };
  });
  loaded.catch(() => undefined); // shown by the first question

  const learned = new Map<string, Habits>();
  // the older name of the limit is the one that all other servers know
  const habitsOf = ({ temperature }: ModelRequest): Habits => ({
    temperature: temperature !== null,
    limit: options.baseUrl && temperature !== null ? "max_tokens" : "max_completion_tokens",
    form: "json_schema",
  });

  const formats = new WeakMap<z.ZodType, Format>();

  async function formatOf({ schema, name }: ModelRequest): Promise<Format> {
    const known = formats.get(schema);
    if (known) return known;
    const made = (await loaded).zodResponseFormat(schema, name);
    const format: Format = {
      type: made.type,
      json_schema: { ...made.json_schema, schema: plain(made.json_schema.schema) },
    };
    formats.set(schema, format);
    return format;
  }

  return {
    /** What a call would count at most, on the safe side. */
    async estimate(request: ModelRequest): Promise<Tokens> {
      const schema = JSON.stringify(await formatOf(request));
      const input = [schema, request.system, request.user].reduce((sum, text) => sum + tokensOf(text), FORM_TOKENS);
      return { input, output: request.maxTokens };
    },

    /** One attempt. @throws ReasonerFailure and nothing else */
    async ask(request: ModelRequest, guess: Tokens, signal: AbortSignal): Promise<ModelAnswer> {
      const { sdk, client } = await loaded;
      let habits = learned.get(request.model) ?? habitsOf(request);
      for (let tries = 0; ; tries += 1) {
        try {
          const body = bodyOf(request, habits, await formatOf(request));
          return read(await client.chat.completions.create(body, { signal }), guess);
        } catch (error) {
          const better = error instanceof sdk.APIError && tries < MOST_CORRECTIONS ? corrected(habits, error) : null;
          if (!better) throw failureOf(error, sdk);
          habits = better; // a refused form costs nothing
          learned.set(request.model, better);
        }
      }
    },
  };
}
