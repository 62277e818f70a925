import { afterEach, expect, it, vi } from "vitest";
import { readEnv } from "@/lib/config/env";
import { memoryLedger } from "@/lib/llm/testing/memory-ledger";
import { openModelDesk } from "./open-model-desk";

const given = vi.hoisted(() => ({ variables: {} as Record<string, string> }));
vi.mock("@/lib/config/env", async (original) => {
  const module = await original<typeof import("@/lib/config/env")>();
  return { ...module, env: () => module.readEnv({ ...given.variables, LOG_LEVEL: "silent" }) };
});
afterEach(() => {
  given.variables = {};
});

const KEY = { OPENAI_API_KEY: "sk-test" };

it("is there with a key, with its model and its policy", () => {
  given.variables = { ...KEY, LLM_POLICY: "uncertain", OPENAI_MODEL: "my-model" };
  const desk = openModelDesk(memoryLedger());
  expect([desk?.policy, desk?.status()]).toEqual(["uncertain", { model: "my-model", breaker: "closed" }]);
});

it.each([
  ["without a key", {}],
  ["with an empty key", { OPENAI_API_KEY: " " }],
  ["when rules are forced", { ...KEY, FORCE_RULES: "1" }],
  ["when the policy is never", { ...KEY, LLM_POLICY: "never" }],
])("is not there %s", (_, variables) => {
  given.variables = variables;
  expect(openModelDesk(memoryLedger())).toBeNull();
});

it("stops the start over a policy that there is not", () => {
  expect(() => readEnv({ ...KEY, LLM_POLICY: "sometimes" })).toThrow("LLM_POLICY: must be always, uncertain or never");
});
