import { honestly } from "@/agents/testing/scripted-reasoner";
import { SYSTEM } from "@/lib/auth/actor";
import { createOpenAiReasoner, type ReasonerOptions } from "@/lib/llm/openai-reasoner";
import { type Asked, type Brain, idsIn, startModelServer } from "@/lib/llm/testing/model-server";
import type { AgentName } from "@/lib/schema/agent-analysis";
import type { AlertAgent } from "@/lib/schema/workflow";
import type { Context } from "@/lib/services/context";
import { buildHouse } from "@/lib/services/house";
import { loadFacts } from "@/lib/services/load-facts";
import { replaceFacts } from "@/lib/store/installation";
import { openTestDatabase } from "@/lib/store/testing/test-database";

/** An honest answer to whatever is asked, but for `changes`. */
export const honestBut = (changes: Record<string, unknown>) => (asked: Asked) => ({
  answer: { ...honestly(asked.agent as AgentName | AlertAgent, idsIn(asked)), ...changes },
});

export const honest = honestBut({});

/** A house with the demo's facts whose model is a server of this test. */
export async function liveHouse(brain: Brain, options: Partial<ReasonerOptions> = {}) {
  const test = openTestDatabase();
  const server = await startModelServer(brain);
  const house = buildHouse(test.url, {
    openModelDesk: (ledger) =>
      createOpenAiReasoner({
        apiKey: "sk-test",
        baseUrl: server.url,
        model: null,
        models: {},
        timeoutMs: 5_000,
        concurrency: 8,
        policy: "always",
        dailyBudgetUsd: null,
        ledger,
        ...options,
      }),
  });
  await replaceFacts(house.db, loadFacts(new Date(), true));
  const ctx: Context = { actor: { ...SYSTEM, name: "Kim" }, requestId: "r", house };
  return {
    ctx,
    house,
    server,
    file: test.file,
    async close() {
      await server.close();
      await house.db.close();
      await test.close();
    },
  };
}
