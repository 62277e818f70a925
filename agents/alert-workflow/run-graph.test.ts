import { MemorySaver, RunControl } from "@langchain/langgraph";
import { describe, expect, it } from "vitest";
import type { NodeName } from "@/agents/alert-ports";
import { alertGraph } from "./graph";
import { runGraph } from "./run-graph";
import { anAction, aRun, memory, plainJudges, triageResult } from "./testing/in-memory";

const withApproval = plainJudges({
  respond: async (item, known, deps) => ({
    ...(await plainJudges().respond(item, known, deps)),
    actions: [anAction()],
    status: "awaiting_approval",
  }),
});

function aHouse() {
  const checkpointer = new MemorySaver();
  return { checkpointer, graph: alertGraph(checkpointer) };
}

const threadOf = (checkpointer: MemorySaver, run: { item: { workflow_id: string } }) =>
  checkpointer.getTuple({ configurable: { thread_id: run.item.workflow_id } });

describe("a workflow that was cut off", () => {
  /** Runs until the store has been asked to finish `node`, then dies before the checkpoint. */
  async function dieAfter(house: ReturnType<typeof aHouse>, store: ReturnType<typeof memory>, node: NodeName) {
    const progress = {
      ...store.progress,
      finish: async (...args: Parameters<typeof store.progress.finish>) => {
        await store.progress.finish(...args);
        if (args[0] === node) throw new Error("killed");
      },
    };
    await expect(runGraph(house, aRun(store, { progress }), { decisions: {} })).rejects.toThrow("killed");
  }

  it.each<NodeName>(["triage", "investigate", "decide", "respond"])(
    "between the result of %s and its checkpoint judges no node twice",
    async (node) => {
      const store = memory();
      const house = aHouse();
      await dieAfter(house, store, node);
      const outcome = await runGraph(house, aRun(store), { decisions: {} });
      expect(outcome.status).toBe("completed");
      expect(store.finished.map(([name]) => name)).toEqual(["triage", "investigate", "decide", "respond"]);
      expect(store.tickets).toHaveLength(1);
    },
  );

  it("after its end ends the same, without running a node", async () => {
    const store = memory();
    const house = aHouse();
    const first = await runGraph(house, aRun(store), { decisions: {} });
    expect(await runGraph(house, aRun(store), { decisions: {} })).toEqual(first);
    expect(store.finished).toHaveLength(4);
  });

  it("goes on from its thread: a node that was given up is not tried again", async () => {
    const store = memory();
    const house = aHouse();
    const broken = async (): Promise<never> => {
      throw new Error("broken");
    };
    const failing = plainJudges({ investigate: broken, respond: broken });
    await expect(runGraph(house, aRun(store, { judges: failing }), { decisions: {} })).rejects.toThrow("respond");
    const later = await runGraph(house, aRun(store, { triesBefore: 3 }), { decisions: {} });
    expect(later).toMatchObject({ status: "completed", ended: { investigate: "given_up" } });
    expect(store.begun.filter((node) => node === "investigate")).toHaveLength(1);
  });

  it("starts again from the store when its thread is ahead of it", async () => {
    const store = memory();
    const house = aHouse();
    await dieAfter(house, store, "decide");
    store.results.delete("investigate");
    store.results.delete("decide");
    await runGraph(house, aRun(store), { decisions: {} });
    expect(store.finished.map(([name]) => name)).toEqual([
      "triage",
      "investigate",
      "decide",
      "investigate",
      "decide",
      "respond",
    ]);
  });

  it("starts again from the store when its thread is lost", async () => {
    const store = memory();
    await dieAfter(aHouse(), store, "decide");
    await runGraph(aHouse(), aRun(store), { decisions: {} });
    expect(store.finished.map(([name]) => name)).toEqual(["triage", "investigate", "decide", "respond"]);
  });

  it("stops between two nodes when it is asked to, and goes on later", async () => {
    const store = memory();
    const house = aHouse();
    const control = new RunControl();
    const judges = plainJudges({
      triage: async () => {
        control.requestDrain("the worker ends");
        return triageResult();
      },
    });
    await expect(runGraph(house, aRun(store, { judges }), { decisions: {}, control })).rejects.toThrow();
    expect(store.finished.map(([name]) => name)).toEqual(["triage"]);
    await runGraph(house, aRun(store), { decisions: {} });
    expect(store.finished).toHaveLength(4);
  });
});

describe("a workflow whose actions need a person", () => {
  it("waits with its ticket open, and ends once they are decided", async () => {
    const store = memory();
    const house = aHouse();
    const run = aRun(store, { judges: withApproval });
    expect((await runGraph(house, run, { decisions: {} })).status).toBe("awaiting_approval");
    expect(store.tickets).toHaveLength(1);
    const ended = await runGraph(house, aRun(store), { decisions: { a1: "approved" } });
    expect(ended.status).toBe("completed");
    expect(store.finished).toHaveLength(4);
    const thread = await threadOf(house.checkpointer, run);
    expect(thread?.checkpoint.channel_values.decisions).toEqual({ a1: "approved" });
  });

  it("waits for the last of several", async () => {
    const store = memory();
    const house = aHouse();
    const judges = plainJudges({
      respond: async (item, known, deps) => ({
        ...(await plainJudges().respond(item, known, deps)),
        actions: [anAction(), anAction({ id: "a2" }), anAction({ id: "a3", requires_approval: false })],
      }),
    });
    await runGraph(house, aRun(store, { judges }), { decisions: {} });
    const half = await runGraph(house, aRun(store), { decisions: { a1: "approved" } });
    expect(half.status).toBe("awaiting_approval");
    const whole = await runGraph(house, aRun(store), { decisions: { a1: "approved", a2: "rejected" } });
    expect(whole.status).toBe("completed");
  });

  it("waits still when it is taken up again before that", async () => {
    const store = memory();
    const house = aHouse();
    await runGraph(house, aRun(store, { judges: withApproval }), { decisions: {} });
    expect((await runGraph(house, aRun(store), { decisions: {} })).status).toBe("awaiting_approval");
    expect(store.begun).toHaveLength(4);
  });

  it("ends without waiting when its thread is lost after the decision", async () => {
    const store = memory();
    await runGraph(aHouse(), aRun(store, { judges: withApproval }), { decisions: {} });
    const ended = await runGraph(aHouse(), aRun(store), { decisions: { a1: "rejected" } });
    expect(ended.status).toBe("completed");
    expect(store.finished).toHaveLength(4);
  });
});
