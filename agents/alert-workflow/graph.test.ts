import { MemorySaver } from "@langchain/langgraph";
import { describe, expect, it } from "vitest";
import { alertGraph } from "./graph";
import { runGraph } from "./run-graph";
import { aRun, memory, plainJudges, triageResult } from "./testing/in-memory";

const broken = async (): Promise<never> => {
  throw new Error("the rules broke");
};
function aHouse() {
  const checkpointer = new MemorySaver();
  return { checkpointer, graph: alertGraph(checkpointer) };
}

const threadOf = (checkpointer: MemorySaver, run: { item: { workflow_id: string } }) =>
  checkpointer.getTuple({ configurable: { thread_id: run.item.workflow_id } });

describe("a workflow in which nothing fails", () => {
  it("goes through the four nodes and stores each result once", async () => {
    const store = memory();
    const outcome = await runGraph(aHouse(), aRun(store), { decisions: {} });
    expect(outcome.status).toBe("completed");
    expect(store.finished).toEqual([
      ["triage", 1],
      ["investigate", 1],
      ["decide", 1],
      ["respond", 1],
    ]);
    expect(store.tickets).toEqual(["Many failed sign-ins"]);
    expect(store.told).toEqual(["soc"]);
  });

  it("leaves the investigation out when triage needs none", async () => {
    const store = memory();
    const judges = plainJudges({ triage: async () => triageResult({ requires_investigation: false }) });
    await runGraph(aHouse(), aRun(store, { judges }), { decisions: {} });
    expect(store.finished.map(([node]) => node)).toEqual(["triage", "decide", "respond"]);
  });

  it("keeps results out of the checkpoint", async () => {
    const house = aHouse();
    const run = aRun(memory());
    await runGraph(house, run, { decisions: {} });
    const text = JSON.stringify(await threadOf(house.checkpointer, run));
    expect(text).not.toContain("Several failures");
    expect(text.length).toBeLessThan(2_000);
  });
});

describe("a node that fails", () => {
  it("is tried again, and its failure is recorded", async () => {
    const store = memory();
    let calls = 0;
    const triage = async () => {
      calls += 1;
      if (calls < 3) throw new Error("not yet");
      return triageResult();
    };
    const outcome = await runGraph(aHouse(), aRun(store, { judges: plainJudges({ triage }) }), { decisions: {} });
    expect(outcome.status).toBe("completed");
    expect(store.failures).toEqual([
      ["triage", 1, "not yet"],
      ["triage", 2, "not yet"],
    ]);
    expect(store.begun.filter((node) => node === "triage")).toHaveLength(1);
    expect(store.results.get("triage")).toMatchObject({ verdict: "suspicious" });
  });

  it("counts an answer of the wrong shape as a failure", async () => {
    const store = memory();
    const judges = plainJudges({ triage: async () => triageResult({ confidence: 7 }) });
    await runGraph(aHouse(), aRun(store, { judges }), { decisions: {} });
    expect(store.failures).toHaveLength(3);
    expect(store.results.get("triage")).toMatchObject({ verdict: "unknown" });
  });

  it("triage: the verdict is unknown, and it is investigated", async () => {
    const store = memory();
    const outcome = await runGraph(aHouse(), aRun(store, { judges: plainJudges({ triage: broken }) }), {
      decisions: {},
    });
    expect(outcome.status).toBe("completed");
    expect(store.failures.map(([node, number]) => [node, number])).toEqual([
      ["triage", 1],
      ["triage", 2],
      ["triage", 3],
    ]);
    expect(store.results.get("triage")).toMatchObject({ verdict: "unknown", source: "rules_fallback" });
    expect(store.results.has("investigate")).toBe(true);
  });

  it("investigation: the decision is made without it", async () => {
    const store = memory();
    const decided: unknown[] = [];
    const judges = plainJudges({
      investigate: broken,
      decide: async (item, known, deps) => {
        decided.push(known.investigation);
        return plainJudges().decide(item, known, deps);
      },
    });
    const outcome = await runGraph(aHouse(), aRun(store, { judges }), { decisions: {} });
    expect(outcome).toMatchObject({ status: "completed", ended: { investigate: "given_up", decide: "done" } });
    expect(decided).toEqual([null]);
  });

  it("decision: the workflow fails, with one ticket that asks for a person", async () => {
    const store = memory();
    const outcome = await runGraph(aHouse(), aRun(store, { judges: plainJudges({ decide: broken }) }), {
      decisions: {},
    });
    expect(outcome.status).toBe("failed");
    expect(store.tickets).toEqual(["Needs a person: Many failed sign-ins"]);
    expect(store.results.get("respond")).toMatchObject({ ticket_id: "SOC-000001", status: "open" });
  });

  it("response: the run throws, and a later one goes on where it stopped", async () => {
    const store = memory();
    const house = aHouse();
    await expect(
      runGraph(house, aRun(store, { judges: plainJudges({ respond: broken }) }), { decisions: {} }),
    ).rejects.toThrow("respond failed: the rules broke");
    expect(store.tickets).toEqual([]);
    const later = await runGraph(house, aRun(store, { triesBefore: 3 }), { decisions: {} });
    expect(later.status).toBe("completed");
    expect(store.finished.filter(([node]) => node !== "respond")).toHaveLength(3);
    expect(store.finished.at(-1)).toEqual(["respond", 4]);
    expect(store.tickets).toHaveLength(1);
  });

  it("leaves a plain ticket when it was taken up too often without an end", async () => {
    const store = memory();
    const judged: string[] = [];
    const killer = async (): Promise<never> => {
      judged.push("judged");
      throw new Error("killed");
    };
    const judges = { triage: killer, investigate: killer, decide: killer, respond: killer };
    const outcome = await runGraph(aHouse(), aRun(store, { judges, triesBefore: 24 }), { decisions: {} });
    expect(outcome.status).toBe("failed");
    expect(judged).toEqual([]);
    expect(store.tickets).toEqual(["Needs a person: Many failed sign-ins"]);
  });

  it("does not take a store that is gone for a failed judgement", async () => {
    const store = memory();
    const finish = async () => {
      throw new Error("disk full");
    };
    const run = aRun(store, { progress: { ...store.progress, finish } });
    await expect(runGraph(aHouse(), run, { decisions: {} })).rejects.toThrow("disk full");
    expect(store.failures).toEqual([]);
  });

  it("ends at once, unrecorded, when another worker holds the lease", async () => {
    const store = memory();
    const begin = async () => {
      throw Object.assign(new Error("stale"), { name: "StaleLease" });
    };
    const run = aRun(store, { progress: { ...store.progress, begin } });
    await expect(runGraph(aHouse(), run, { decisions: {} })).rejects.toMatchObject({ name: "StaleLease" });
    expect(store.failures).toEqual([]);
  });
});
