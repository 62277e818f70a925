import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ReasonerFailure } from "@/agents/reasoner";
import { aQuestion, aReasoner, GOOD } from "./testing/ask-model";
import { type ModelServer, startModelServer } from "./testing/model-server";

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

describe("patience", () => {
  it("asks again after what may pass, and waits as long as the server says", async () => {
    server.setBrain((_, nth) =>
      nth === 1 ? { status: 500 } : nth === 2 ? { status: 429, headers: { "retry-after": "0.3" } } : { answer: GOOD },
    );
    const started = performance.now();
    const { reasoner, ledger } = aReasoner(server.url);
    expect((await reasoner.reason(aQuestion())).answer).toEqual(GOOD);
    expect(server.asked).toHaveLength(3);
    expect(performance.now() - started).toBeGreaterThan(150 + 300);
    expect(ledger.entries.map(({ outcome }) => outcome)).toEqual(["answered"]);
  });

  it("asks five at once", async () => {
    server.setBrain(() => ({ answer: GOOD, afterMs: 100 }));
    const { reasoner } = aReasoner(server.url);
    await Promise.all(Array.from({ length: 5 }, () => reasoner.reason(aQuestion())));
    expect(server.mostAtOnce()).toBe(5);
  });

  it("turns away at once what could only wait until its time is over", async () => {
    server.setBrain(() => ({ answer: GOOD, afterMs: 300 }));
    const { reasoner } = aReasoner(server.url, { concurrency: 1, timeoutMs: 800 });
    const started = performance.now();
    const waits = Array.from({ length: 60 }, () =>
      reasoner.reason(aQuestion()).then(
        () => Number.POSITIVE_INFINITY,
        () => performance.now() - started,
      ),
    );
    const soon = (await Promise.all(waits)).filter((ms) => ms < 500);
    expect(soon.length).toBeGreaterThanOrEqual(30);
  });

  it("never asks more at once than it may, and counts waiting as time", async () => {
    server.setBrain(() => ({ answer: GOOD, afterMs: 200 }));
    const { reasoner } = aReasoner(server.url, { concurrency: 2, timeoutMs: 500 });
    const started = performance.now();
    const ended = await Promise.allSettled(Array.from({ length: 8 }, () => reasoner.reason(aQuestion())));
    expect(performance.now() - started).toBeLessThan(500 + 300);
    expect(server.mostAtOnce()).toBe(2);
    expect(ended.filter(({ status }) => status === "fulfilled").length).toBeGreaterThanOrEqual(2);
    for (const each of ended) if (each.status === "rejected") expect(each.reason.reason).toBe("timeout");
  });

  it("opens the breaker after failures in a row: then it answers at once and asks nobody", async () => {
    server.setBrain(() => ({ status: 500 }));
    const { reasoner } = aReasoner(server.url);
    await Promise.allSettled(Array.from({ length: 5 }, () => reasoner.reason(aQuestion())));
    expect(reasoner.status().breaker).toBe("open");
    const asked = server.asked.length;
    const started = performance.now();
    expect((await failureOf(reasoner.reason(aQuestion()))).reason).toBe("breaker_open");
    expect(performance.now() - started).toBeLessThan(150);
    expect(server.asked).toHaveLength(asked);
  });

  it("keeps the breaker closed when only the answers are bad", async () => {
    server.setBrain(() => ({ fault: "half_json" }));
    const { reasoner } = aReasoner(server.url);
    for (let nth = 0; nth < 12; nth += 1) await failureOf(reasoner.reason(aQuestion()));
    expect(reasoner.status().breaker).toBe("closed");
  });
});

describe("spend", () => {
  it("stops asking when the day's budget is spent", async () => {
    const { reasoner, ledger } = aReasoner(server.url, { model: "gpt-4o", dailyBudgetUsd: 0.05 });
    const reasons: string[] = [];
    for (let nth = 0; nth < 12; nth += 1) {
      reasons.push(
        await reasoner.reason(aQuestion()).then(
          () => "answered",
          (failure) => failure.reason,
        ),
      );
    }
    expect(reasons[0]).toBe("answered");
    expect(reasons.at(-1)).toBe("budget_spent");
    const spent = ledger.entries.reduce((sum, { bill }) => sum + (bill?.cost_nano ?? 0), 0);
    expect(spent).toBeLessThanOrEqual(0.05e9);
    expect(server.asked.length).toBe(reasons.filter((each) => each === "answered").length);
  });

  it("asks nothing with a budget of zero", async () => {
    const { reasoner } = aReasoner(server.url, { dailyBudgetUsd: 0 });
    expect((await failureOf(reasoner.reason(aQuestion()))).reason).toBe("budget_spent");
    expect(server.asked).toHaveLength(0);
  });

  it("falls back when the spend cannot be written down", async () => {
    const { reasoner, ledger } = aReasoner(server.url);
    const broken = { ...ledger, reserve: () => Promise.reject(new Error("disk full")) };
    const { reasoner: unable } = aReasoner(server.url, { ledger: broken });
    expect((await failureOf(unable.reason(aQuestion()))).reason).toBe("budget_spent");
    expect((await reasoner.reason(aQuestion())).answer).toEqual(GOOD);
  });
});

describe("equal questions", () => {
  it("are answered from what was answered, free of charge, and told apart by their content", async () => {
    const { reasoner, ledger } = aReasoner(server.url);
    const question = aQuestion();
    const first = await reasoner.reason(question);
    const again = await reasoner.reason({ ...question, subject: { kind: "alert", id: "another" } });
    const other = await reasoner.reason({ ...question, variables: { ...question.variables, evidence: [] } });
    expect([first.cached, again.cached, other.cached]).toEqual([false, true, false]);
    expect(again.usage).toMatchObject({ input_tokens: 0, cost_usd: 0 });
    expect(server.asked).toHaveLength(2);
    expect(ledger.entries.map(({ outcome }) => outcome)).toEqual(["answered", "cached", "answered"]);
  });

  it("share one call while it runs, and its failure", async () => {
    const { reasoner } = aReasoner(server.url);
    server.setBrain((_, nth) => (nth === 1 ? { answer: GOOD, afterMs: 100 } : { fault: "empty", afterMs: 50 }));
    const question = aQuestion();
    const both = await Promise.all([reasoner.reason(question), reasoner.reason(question)]);
    expect(both.map(({ cached }) => cached)).toEqual([false, true]);
    const failing = aQuestion();
    const failures = await Promise.all([failureOf(reasoner.reason(failing)), failureOf(reasoner.reason(failing))]);
    expect(failures.map(({ reason }) => reason)).toEqual(["empty", "empty"]);
    expect(server.asked).toHaveLength(2);
    expect((await failureOf(reasoner.reason(failing))).reason).toBe("empty"); // a failure is not kept
    expect(server.asked).toHaveLength(3);
  });
});
