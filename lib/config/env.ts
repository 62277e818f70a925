import { randomBytes } from "node:crypto";
import path from "node:path";
import * as z from "zod";
import { AGENT_VARIABLES, count, flag, listOf, loopback, origin, portNumber, text } from "@/lib/config/variables";

const Variables = z
  .object({
    PORT: portNumber(3000),
    REALTIME_PORT: portNumber(3001),
    HOST: loopback,
    DATA_DIR: text.default(".data"),
    DATABASE_URL: text.startsWith("file:", "only file: URLs (SQLite) are supported").optional(),
    REDIS_URL: z.url({ protocol: /^rediss?$/, error: "must be a redis:// URL" }).optional(),
    OPENAI_API_KEY: text.optional(),
    OPENAI_BASE_URL: z.url({ protocol: /^https?$/, error: "must be an http(s) URL" }).optional(),
    OPENAI_MODEL: text.optional(),
    OPENAI_TIMEOUT_MS: count(20_000, 100, 600_000),
    LLM_CONCURRENCY: count(8, 1, 256),
    LLM_POLICY: z
      .enum(["always", "uncertain", "never"], { error: "must be always, uncertain or never" })
      .default("always"),
    LLM_DAILY_BUDGET_USD: z.coerce.number("must be a number").nonnegative("must not be negative").optional(),
    FORCE_RULES: flag(false),
    DEMO_DATA: flag(true),
    THREAT_GENERATOR: flag(true),
    GENERATOR_INTERVAL_SECONDS: count(30, 5, 3600),
    ALERT_CONCURRENCY: count(5, 1, 256),
    CORS_ORIGINS: listOf(origin),
    AUTH_MODE: z.literal("demo", "only demo works until sign-in exists").default("demo"),
    AUTH_SECRET: text.min(32, "must have at least 32 characters").optional(),
    LOG_LEVEL: z
      .enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"], {
        error: "must be one of trace, debug, info, warn, error, fatal, silent",
      })
      .default("info"),
    SOC_PROCESS: text.default("script"),
    SOC_RUN_SECRET: text.min(16, "must have at least 16 characters").optional(),
  })
  .refine((v) => v.PORT !== v.REALTIME_PORT, { path: ["REALTIME_PORT"], error: "must differ from PORT" });

export type Env = ReturnType<typeof readEnv>;

/** `problems` has one line a bad variable, each beginning with its name. */
export class EnvError extends Error {
  readonly problems: string[];

  constructor(problems: string[]) {
    super(problems.join("\n"));
    this.name = "EnvError";
    this.problems = problems;
  }
}

/**
 * Reads the settings; an empty variable counts as absent. Paths in the answer are absolute.
 * @throws EnvError naming every bad variable
 */
export function readEnv(source: Record<string, string | undefined> = process.env) {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim()));
  const parsed = Variables.safeParse(given);
  const models = readAgentModels(given);
  const problems = [...(parsed.success ? [] : parsed.error.issues.map(describe)), ...models.problems];
  if (!parsed.success || problems.length > 0) throw new EnvError([...new Set(problems)]);
  const v = parsed.data;
  const dataDir = path.resolve(/* turbopackIgnore: true */ v.DATA_DIR);
  const databaseFile = v.DATABASE_URL
    ? path.resolve(/* turbopackIgnore: true */ v.DATABASE_URL.slice("file:".length))
    : path.join(dataDir, "soc.db");
  return {
    port: v.PORT,
    realtimePort: v.REALTIME_PORT,
    host: v.HOST,
    dataDir,
    databaseUrl: `file:${databaseFile}`,
    databaseFile,
    redisUrl: v.REDIS_URL ?? null,
    openaiApiKey: v.OPENAI_API_KEY ?? null,
    openaiBaseUrl: v.OPENAI_BASE_URL ?? null,
    openaiModel: v.OPENAI_MODEL ?? null,
    openaiModels: models.byAgent,
    openaiTimeoutMs: v.OPENAI_TIMEOUT_MS,
    llmConcurrency: v.LLM_CONCURRENCY,
    llmPolicy: v.LLM_POLICY,
    llmDailyBudgetUsd: v.LLM_DAILY_BUDGET_USD ?? null,
    forceRules: v.FORCE_RULES,
    demoData: v.DEMO_DATA,
    threatGenerator: v.DEMO_DATA && v.THREAT_GENERATOR, // an empty start is not filled with made-up threats
    generatorIntervalSeconds: v.GENERATOR_INTERVAL_SECONDS,
    alertConcurrency: v.ALERT_CONCURRENCY,
    corsOrigins: v.CORS_ORIGINS,
    authMode: v.AUTH_MODE,
    authSecret: v.AUTH_SECRET ?? null,
    logLevel: v.LOG_LEVEL,
    processName: v.SOC_PROCESS,
    runSecret: v.SOC_RUN_SECRET ?? randomBytes(32).toString("hex"),
  };
}

const shared = globalThis as { __socEnv?: Env };

/** The settings of this process, read once: bundles of one process share them, the run secret above all. */
export function env(): Env {
  shared.__socEnv ??= readEnv();
  return shared.__socEnv;
}

function describe(issue: z.core.$ZodIssue): string {
  return `${String(issue.path[0] ?? "environment")}: ${issue.message}`;
}

function readAgentModels(given: Record<string, string | undefined>) {
  const byAgent: Record<string, string> = {};
  const problems: string[] = [];
  for (const [name, value] of Object.entries(given)) {
    const agent = /^OPENAI_MODEL_(.+)$/.exec(name)?.[1]?.toLowerCase();
    if (!agent || !value) continue;
    if (AGENT_VARIABLES.includes(agent)) byAgent[agent] = value.trim();
    else problems.push(`${name}: no such agent; known are ${AGENT_VARIABLES.join(", ").toUpperCase()}`);
  }
  return { byAgent, problems };
}
