import { afterEach, beforeEach, expect, it } from "vitest";
import { anAction, plainJudges } from "@/agents/alert-workflow/testing/in-memory";
import { sweepThreads } from "./sweep-threads";
import { workflowHouse } from "./testing/workflow-house";

let house: ReturnType<typeof workflowHouse>;
beforeEach(() => {
  house = workflowHouse();
});
afterEach(() => house.close());

it("forgets the threads of workflows that are gone or ended, and keeps those that wait or run", async () => {
  const worker = house.worker({
    respond: async (...args) => ({ ...(await plainJudges().respond(...args)), actions: [anAction()] }),
  });
  const ids = await house.accept(4);
  for (const claim of await house.queue.claim(4)) await worker.run(claim);
  const [cleared = "", ended = "", claimed = "", waiting = ""] = ids;
  await house.db.run("DELETE FROM workflows WHERE id = ?", cleared);
  await house.db.run("UPDATE workflows SET status = 'completed' WHERE id = ?", ended);
  await house.db.run("UPDATE workflows SET queued = 1, status = 'responding' WHERE id = ?", claimed);
  expect(worker.checkpoints.threads("").sort()).toEqual([...ids].sort());
  expect(await sweepThreads(house.db, worker.checkpoints)).toBe(2);
  expect(worker.checkpoints.threads("").sort()).toEqual([claimed, waiting].sort());
  expect(await sweepThreads(house.db, worker.checkpoints)).toBe(0);
});
