import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as z from "zod";
import { plainJudges } from "@/agents/alert-workflow/testing/in-memory";
import { workflowHouse } from "./testing/workflow-house";

let house: ReturnType<typeof workflowHouse>;
beforeEach(() => {
  house = workflowHouse();
});
afterEach(() => house.close());

const broken = async (): Promise<never> => {
  throw new Error("the rules broke");
};
async function counts() {
  const row = z.object({ tickets: z.coerce.number(), told: z.coerce.number(), queued: z.coerce.number() });
  const [found] = await house.db.read(
    row,
    "SELECT (SELECT count(*) FROM tickets) AS tickets, (SELECT count(*) FROM notifications) AS told, (SELECT count(*) FROM queue_items) AS queued",
  );
  return found;
}

describe("a claimed workflow", () => {
  it("ends completed with one ticket, its results stored, its thread and its place in the queue gone", async () => {
    const [id = ""] = await house.accept();
    const worker = house.worker();
    expect(await worker.run(await house.claimOne())).toBe("completed");
    expect(await house.workflows.findWhole(id)).toMatchObject({
      status: "completed",
      verdict: "true_positive",
      priority: "P2",
      ticket_id: "SOC-000001",
      attempts: 1,
      errors: [],
      triage_result: { verdict: "suspicious" },
      investigation_result: { risk_score: 6 },
      response_result: { ticket_id: "SOC-000001", notifications_sent: [{ to: "soc" }] },
    });
    expect(await counts()).toEqual({ tickets: 1, told: 1, queued: 0 });
    expect(worker.checkpoints.threads("")).toEqual([]);
  });

  it("whose decision fails ends failed, with one ticket and every failure recorded", async () => {
    const [id = ""] = await house.accept();
    expect(await house.worker({ decide: broken }).run(await house.claimOne())).toBe("failed");
    const workflow = await house.workflows.findWhole(id);
    expect(workflow).toMatchObject({ status: "failed", ticket_id: "SOC-000001", decision_result: null });
    expect(workflow?.errors.map(({ agent, attempt, message }) => [agent, attempt, message])).toEqual(
      [1, 2, 3].map((attempt) => ["decision", attempt, "the rules broke"]),
    );
    expect(await counts()).toEqual({ tickets: 1, told: 0, queued: 0 });
  });

  it("whose triage or investigation fails still ends completed", async () => {
    const [id = ""] = await house.accept();
    expect(await house.worker({ triage: broken, investigate: broken }).run(await house.claimOne())).toBe("completed");
    expect(await house.workflows.findWhole(id)).toMatchObject({
      triage_result: { verdict: "unknown" },
      investigation_result: null,
      decision_result: { final_verdict: "true_positive" },
    });
  });

  it("whose response fails stays claimed for later, and a later claim opens the one ticket", async () => {
    const [id = ""] = await house.accept();
    const first = await house.claimOne();
    await expect(house.worker({ respond: broken }).run(first)).rejects.toThrow("respond failed");
    expect(await house.workflows.findById(id)).toMatchObject({ status: "responding", ticket_id: null });
    await house.queue.release(first, 0);
    expect(await house.worker().run(await house.claimOne())).toBe("completed");
    const workflow = await house.workflows.findById(id);
    expect(workflow).toMatchObject({ status: "completed", attempts: 2 });
    expect(workflow?.errors).toHaveLength(3);
    expect(await counts()).toEqual({ tickets: 1, told: 1, queued: 0 });
  });
});

describe("a worker that lost its lease", () => {
  it("writes nothing more, and the next holder ends the workflow", async () => {
    const [id = ""] = await house.accept();
    let entered = () => {};
    let letGo = () => {};
    const inside = new Promise<void>((resolve) => {
      entered = resolve;
    });
    const gate = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const slow = house.worker({
      triage: async (...args) => {
        entered();
        await gate;
        return plainJudges().triage(...args);
      },
    });
    const first = slow.run(await house.claimOne());
    await inside;
    house.time.ahead += 60_000; // its lease is over
    expect(await house.worker().run(await house.claimOne())).toBe("completed");
    letGo();
    expect(await first).toBe("stale");
    expect(await house.workflows.findById(id)).toMatchObject({ status: "completed", attempts: 2 });
    expect(await counts()).toEqual({ tickets: 1, told: 1, queued: 0 });
  });

  it("opens no ticket either", async () => {
    await house.accept();
    const slow = house.worker({
      respond: async (...args) => {
        house.time.ahead += 60_000;
        await house.claimOne();
        return plainJudges().respond(...args);
      },
    });
    expect(await slow.run(await house.claimOne())).toBe("stale");
    expect(await counts()).toEqual({ tickets: 0, told: 0, queued: 1 });
  });
});

describe("a worker that dies", () => {
  const node = z.object({ node: z.string(), n: z.coerce.number() });
  const judgedOnce = () =>
    house.db.read(node, "SELECT node, count(*) AS n FROM node_results GROUP BY node HAVING count(*) > 1");

  it.each(["checkpoints", "writes"])(
    "between a node's result and its checkpoint (no %s kept) has that result reused",
    async (table) => {
      const [id = ""] = await house.accept();
      const dying = house.worker({
        decide: async () => {
          dying.checkpoints.saver.db.exec(`DELETE FROM ${table}`); // what its last commit would have held
          throw Object.assign(new Error("killed"), { name: "StaleLease" }); // ends the run at once, and records nothing
        },
      });
      await dying.run(await house.claimOne()).catch(() => undefined);
      house.time.ahead += 60_000;
      expect(await house.worker().run(await house.claimOne())).toBe("completed");
      expect(await judgedOnce()).toEqual([]);
      expect(await house.workflows.findById(id)).toMatchObject({ status: "completed", attempts: 2 });
    },
  );

  it("with the main database behind its thread has the workflow started again from the row", async () => {
    const [id = ""] = await house.accept();
    const lost = house.worker({
      decide: async () => {
        throw Object.assign(new Error("power loss"), { name: "StaleLease" });
      },
    });
    await lost.run(await house.claimOne()).catch(() => undefined);
    expect(lost.checkpoints.threads("")).toEqual([id]);
    await house.db.run("DELETE FROM node_results");
    await house.db.run("UPDATE workflows SET status = 'new', currentAgent = NULL, verdict = NULL");
    house.time.ahead += 60_000;
    const judged: string[] = [];
    const next = house.worker({
      triage: async (...args) => {
        judged.push("triage");
        return plainJudges().triage(...args);
      },
    });
    expect(await next.run(await house.claimOne())).toBe("completed");
    expect(judged).toEqual(["triage"]);
    expect(await house.workflows.findWhole(id)).toMatchObject({ triage_result: { verdict: "suspicious" } });
  });
});

it("drops a workflow that was cleared while it ran", async () => {
  await house.accept();
  const worker = house.worker({
    decide: async (...args) => {
      await house.db.run("DELETE FROM queue_items");
      await house.db.run("DELETE FROM workflows");
      return plainJudges().decide(...args);
    },
  });
  expect(await worker.run(await house.claimOne())).toBe("stale");
  expect(await counts()).toEqual({ tickets: 0, told: 0, queued: 0 });
});
