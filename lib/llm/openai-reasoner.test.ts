import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type FallbackReason, ReasonerFailure } from "@/agents/reasoner";
import { aQuestion, aReasoner, GOOD } from "./testing/ask-model";
import { type ModelServer, type Reply, startModelServer } from "./testing/model-server";

let server: ModelServer;
beforeEach(async () => {
  server = await startModelServer(() => ({ answer: GOOD }));
});
afterEach(() => server.close());

async function failureOf(asking: Promise<unknown>): Promise<ReasonerFailure> {
  const error = await asking.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ReasonerFailure)) throw new Error(`no ReasonerFailure: ${String(error)}`);
  return error;
}

describe("a question", () => {
  it("goes out as the prompt's system part, its temperature and the fenced data, and comes back with its cost", async () => {
    const { reasoner, ledger } = aReasoner(server.url, { models: { triage: "gpt-4o" } });
    const reasoned = await reasoner.reason(aQuestion());
    expect(reasoned.answer).toEqual(GOOD);
    expect(reasoned.cached).toBe(false);
    expect(reasoned.prompt_version).toMatch(/^[0-9a-f]{12}$/);
    // 1000 tokens in at 2.50 $ and 200 out at 10 $ per million
    expect(reasoned.usage).toEqual({ model: "gpt-4o", input_tokens: 1000, output_tokens: 200, cost_usd: 0.0045 });
    const [asked] = server.asked;
    expect(asked?.path).toBe("/v1/chat/completions");
    expect(asked?.authorization).toBe("Bearer sk-test");
    expect(asked?.body.temperature).toBe(0.1);
    expect(asked?.body.max_tokens).toBeGreaterThan(500);
    expect(asked?.body.response_format?.json_schema).toMatchObject({ name: "triage_answer", strict: true });
    expect(JSON.stringify(asked?.body.response_format)).not.toContain("maxLength");
    expect(asked?.system).toContain("# Triage agent");
    expect(asked?.system).not.toContain("A-1");
    expect(asked?.user).toMatch(/<<<data [0-9a-f]{24} alert\n\{"alert_id":"A-\d+"\}\n>>>end/);
    expect(ledger.entries.map(({ outcome, bill }) => [outcome, bill?.cost_nano])).toEqual([["answered", 4_500_000]]);
  });

  it("takes the model of the agent, else the general one, else the table's default", async () => {
    const named = aReasoner(server.url, { model: "my-model", models: { decision: "other" } });
    await named.reasoner.reason(aQuestion());
    await aReasoner(server.url).reasoner.reason(aQuestion());
    expect(server.asked.map(({ body }) => body.model)).toEqual(["my-model", "gpt-4.1-mini"]);
    expect(named.reasoner.status()).toEqual({ model: "my-model", breaker: "closed" });
  });

  it("gives a model that thinks first no temperature and room for its thoughts", async () => {
    await aReasoner(server.url, { model: "gpt-5-mini" }).reasoner.reason(aQuestion());
    expect(server.asked[0]?.body.temperature).toBeUndefined();
    expect(server.asked[0]?.body.max_completion_tokens).toBe(8000);
  });

  it("learns how a model wants to be asked from what it refuses", async () => {
    const refuse = (param: string) => ({ status: 400, body: { error: { message: `Unsupported: ${param}`, param } } });
    server.setBrain(({ body }) => {
      if (body.temperature !== undefined) return refuse("temperature");
      if (body.max_tokens !== undefined) return refuse("max_tokens");
      if (body.response_format?.type === "json_schema") return refuse("response_format");
      return { answer: GOOD };
    });
    const { reasoner } = aReasoner(server.url, { model: "deployed-as-this" });
    expect((await reasoner.reason(aQuestion())).answer).toEqual(GOOD);
    expect(server.asked).toHaveLength(4);
    await reasoner.reason(aQuestion());
    expect(server.asked).toHaveLength(5);
    expect(server.asked[4]?.system).toContain("JSON schema");
  });

  it("keeps the answer when one of its items is wrong", async () => {
    const wrong = [{ text: "", evidence_ids: ["E101"] }, "no finding", { text: "No ids" }];
    server.setBrain(() => ({ answer: { ...GOOD, findings: [wrong[0], ...GOOD.findings, ...wrong.slice(1)] } }));
    const reasoned = await aReasoner(server.url).reasoner.reason(aQuestion());
    expect([reasoned.answer, reasoned.dropped_items]).toEqual([GOOD, 3]);
  });

  it("lets nothing unseen come back in an answer, and cuts a text that is too long", async () => {
    server.setBrain(() => ({ answer: { ...GOOD, reasoning: `a\u202eb\u200b${"c".repeat(500)}` } }));
    const { answer } = await aReasoner(server.url).reasoner.reason(aQuestion());
    expect(answer.reasoning).toBe(`ab${"c".repeat(398)}`);
    expect(JSON.stringify(server.asked[0]?.body.response_format)).toContain("At most 400 characters.");
  });

  it("reads an answer in a code block, and one of a server that counts no tokens", async () => {
    server.setBrain(() => ({ answer: `\`\`\`json\n${JSON.stringify(GOOD)}\n\`\`\``, usage: null }));
    const { answer, usage } = await aReasoner(server.url).reasoner.reason(aQuestion());
    expect(answer).toEqual(GOOD);
    expect(usage.input_tokens).toBeGreaterThan(500);
    expect(usage.output_tokens).toBeGreaterThan(20);
  });
});

describe("every failure", () => {
  const CASES: [string, Reply, FallbackReason, number][] = [
    ["too slow", { answer: GOOD, afterMs: 3_000 }, "timeout", 1],
    ["silent", { fault: "hang" }, "timeout", 1],
    ["429", { status: 429 }, "rate_limited", 3],
    ["429 without quota", { status: 429, body: { error: { code: "insufficient_quota" } } }, "rate_limited", 1],
    ["429 for longer than there is time", { status: 429, headers: { "retry-after": "60" } }, "rate_limited", 1],
    ["500", { status: 500 }, "server_error", 3],
    ["503 with a page", { status: 503, body: "<html>" }, "server_error", 3],
    ["a dropped connection", { fault: "drop" }, "connection", 3],
    ["half a body", { fault: "half_body" }, "connection", 3],
    ["a wrong key", { status: 401 }, "rejected", 1],
    ["an unknown model", { status: 404 }, "rejected", 1],
    ["a refusal", { fault: "refusal" }, "refusal", 1],
    ["a content filter", { answer: "", finish: "content_filter" }, "refusal", 1],
    ["a cut answer", { fault: "truncated" }, "truncated", 1],
    ["half JSON", { fault: "half_json" }, "malformed", 1],
    ["prose", { answer: "It looks suspicious." }, "malformed", 1],
    ["another form", { answer: { verdict: "harmless" } }, "wrong_schema", 1],
    ["a list", { answer: [1, 2] }, "wrong_schema", 1],
    ["nothing", { fault: "empty" }, "empty", 1],
    ["no choice", { fault: "no_choices" }, "empty", 1],
    ["null", { answer: "null" }, "wrong_schema", 1],
  ];

  it.each(CASES)("is named: %s", async (_, reply, reason, attempts) => {
    server.setBrain(() => reply);
    const { reasoner, ledger } = aReasoner(server.url, { timeoutMs: 1_500 });
    const started = performance.now();
    const failure = await failureOf(reasoner.reason(aQuestion()));
    expect([failure.reason, server.asked.length]).toEqual([reason, attempts]);
    expect(performance.now() - started).toBeLessThan(1_500 + 300); // the margin is for a busy machine
    await expect.poll(() => ledger.entries.map(({ outcome }) => outcome)).toEqual([reason]);
    expect(ledger.entries[0]?.reserved).toBe(0);
  });

  it("is one when nobody listens, and costs nothing", async () => {
    await server.close();
    const { reasoner, ledger } = aReasoner(server.url);
    expect((await failureOf(reasoner.reason(aQuestion()))).reason).toBe("connection");
    expect(ledger.entries[0]?.bill?.cost_nano).toBe(0);
  });

  it("is one when the question itself is wrong", async () => {
    const { reasoner } = aReasoner(server.url);
    const failure = await failureOf(reasoner.reason(aQuestion({ variables: { alert: {} } })));
    expect([failure.reason, server.asked.length]).toEqual(["rejected", 0]);
  });

  it("counts what may have been billed", async () => {
    const { reasoner, ledger } = aReasoner(server.url, { timeoutMs: 300 });
    server.setBrain(() => ({ fault: "hang" }));
    await failureOf(reasoner.reason(aQuestion()));
    await expect.poll(() => ledger.entries[0]?.bill?.output_tokens).toBe(2000); // all it could have written
    server.setBrain(() => ({ fault: "refusal" }));
    await failureOf(reasoner.reason(aQuestion()));
    expect(ledger.entries[1]?.bill).toMatchObject({ input_tokens: 1000, output_tokens: 200 });
  });
});
