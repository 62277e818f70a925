import path from "node:path";
import { pathToFileURL } from "node:url";
import { type ModelServer, startModelServer } from "@/lib/llm/testing/model-server";
import { brainWith } from "./model-brain";
import type { Instance } from "./own-instance";
import { test as base } from "./story";

type Scripts = {
  startInstance: (options: {
    env?: Record<string, string>;
    logFile?: string;
  }) => Promise<Instance & { stop: () => Promise<void> }>;
};

const INSTANCE = pathToFileURL(path.resolve(import.meta.dirname, "../../scripts/instance.mjs")).href;
const START_MS = 120_000;
export const MODEL = "gpt-4.1-mini";
export const BUDGET_USD = 5;

/** An instance of its own in live mode, beside a server that answers as the model would. */
export const test = base.extend<{ answers: undefined }, { model: ModelServer; instance: Instance }>({
  model: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture needs from this pattern
    async ({}, use) => {
      const model = await startModelServer(brainWith());
      await use(model);
      await model.close();
    },
    { scope: "worker" },
  ],
  instance: [
    async ({ model }, use) => {
      const { startInstance }: Scripts = await import(INSTANCE);
      const instance = await startInstance({
        env: {
          THREAT_GENERATOR: "off",
          OPENAI_API_KEY: "sk-test",
          OPENAI_BASE_URL: model.url,
          OPENAI_MODEL: MODEL,
          LLM_DAILY_BUDGET_USD: String(BUDGET_USD),
        },
        logFile: path.resolve("test-results/live-instance.log"),
      });
      await use(instance);
      await instance.stop();
    },
    { scope: "worker", timeout: START_MS },
  ],
  /** Each story begins with a model that answers everybody. */
  answers: [
    async ({ model }, use) => {
      model.setBrain(brainWith());
      await use(undefined);
    },
    { auto: true },
  ],
  baseURL: async ({ instance }, use) => use(instance.address),
});
