import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as z from "zod";
import { anAction, plainJudges } from "@/agents/alert-workflow/testing/in-memory";
import { workflowHouse } from "./testing/workflow-house";

let house: ReturnType<typeof workflowHouse>;
beforeEach(() => {
  house = workflowHouse();
});
afterEach(() => house.close());

const withApproval = {
  respond: async (...args: Parameters<ReturnType<typeof plainJudges>["respond"]>) => ({
    ...(await plainJudges().respond(...args)),
    actions: [anAction()],
    status: "awaiting_approval" as const,
  }),
};

async function counts() {
  const row = z.object({ tickets: z.coerce.number(), told: z.coerce.number(), queued: z.coerce.number() });
  const [found] = await house.db.read(
    row,
    "SELECT (SELECT count(*) FROM tickets) AS tickets, (SELECT count(*) FROM notifications) AS told, (SELECT count(*) FROM queue_items) AS queued",
  );
  return found;
}

/** What the API does when a person has decided on the last open action. */
async function decide(id: string, answer: "approved" | "rejected" = "approved") {
  const state = await house.workflows.findState(id);
  if (!state) throw new Error("no such workflow");
  await house.workflows.update(
    state,
    { decisions: { a1: answer }, open_actions: 0, queued: state.queued + 1 },
    {
      actor: { name: "analyst" },
      action: "workflow.action_decided",
      requestId: "request",
      at: new Date().toISOString(),
      detail: {},
    },
  );
}

describe("a workflow that waits for a person", () => {
  it("survives its worker, and another ends it once it is decided", async () => {
    const [id = ""] = await house.accept();
    const first = house.worker(withApproval);
    expect(await first.run(await house.claimOne())).toBe("awaiting_approval");
    expect(await house.workflows.findById(id)).toMatchObject({
      status: "awaiting_approval",
      ticket_id: "SOC-000001",
      completed_at: null,
    });
    expect(await counts()).toEqual({ tickets: 1, told: 1, queued: 0 });
    expect(await house.queue.claim(1)).toEqual([]);

    await decide(id);
    const second = house.worker();
    expect(await second.run(await house.claimOne())).toBe("completed");
    expect(await house.workflows.findWhole(id)).toMatchObject({
      status: "completed",
      response_result: { actions: [{ id: "a1", status: "approved" }] },
    });
    expect(await house.queue.claim(1)).toEqual([]);
    expect(second.checkpoints.threads("")).toEqual([]);
    expect(await counts()).toEqual({ tickets: 1, told: 1, queued: 0 });
  });

  it("leaves the waiting out of its processing time", async () => {
    const [id = ""] = await house.accept();
    await house.worker(withApproval).run(await house.claimOne());
    house.time.ahead += 3_600_000;
    await decide(id, "rejected");
    await house.worker().run(await house.claimOne());
    const workflow = await house.workflows.findById(id);
    expect(workflow?.processing_time_seconds).toBeLessThan(60);
  });

  it("is ended from its row when its thread is lost meanwhile", async () => {
    const [id = ""] = await house.accept();
    const first = house.worker(withApproval);
    await first.run(await house.claimOne());
    first.checkpoints.forget([id]);
    await decide(id);
    expect(await house.worker().run(await house.claimOne())).toBe("completed");
    expect(await counts()).toEqual({ tickets: 1, told: 1, queued: 0 });
  });
});
