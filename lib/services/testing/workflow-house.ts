import { randomUUID } from "node:crypto";
import path from "node:path";
import type { AlertSources } from "@/agents/alert-ports";
import type { Judges } from "@/agents/alert-workflow/judges";
import { plainJudges } from "@/agents/alert-workflow/testing/in-memory";
import { anAlert } from "@/agents/testing/an-alert";
import { embeddedQueue } from "@/lib/queue/embedded";
import { openCheckpoints } from "@/lib/services/checkpoints";
import { workflowRunner } from "@/lib/services/run-workflow";
import { openTestDatabase, type TestDatabase } from "@/lib/store/testing/test-database";
import { workflowStore } from "@/lib/store/workflows";

const noSources = new Proxy({} as AlertSources, {
  get: () => () => Promise.reject(new Error("no judge of these tests asks a source")),
});

/** A real database whose clock tests may move, and workers on it: each with checkpoints opened anew, like a process of its own. */
export function workflowHouse(leaseMs = 30_000) {
  const base: TestDatabase = openTestDatabase();
  const time = { ahead: 0 };
  const clock = { now: () => new Date(Date.now() + time.ahead), elapsed: () => performance.now() };
  const queue = embeddedQueue(base.db, clock, { leaseMs });
  const workflows = workflowStore(base.db);
  const opened: { close(): void }[] = [];

  return {
    ...base,
    time,
    queue,
    workflows,
    worker(judges: Partial<Judges> = {}) {
      const checkpoints = openCheckpoints(path.dirname(base.file));
      opened.push(checkpoints);
      const parts = { db: base.db, clock, sources: noSources, queue, checkpoints, nudge: { send: () => undefined } };
      return { checkpoints, run: workflowRunner({ ...parts, judges: plainJudges(judges) }) };
    },
    /** Stores so many alerts. @returns the ids of their workflows */
    async accept(count = 1): Promise<string[]> {
      const items = Array.from({ length: count }, () => ({
        id: randomUUID(),
        alert: anAlert({ alert_id: randomUUID() }),
        alertHash: "hash",
        keys: { rule: "rule-1", host: null, user: null, entities: [] },
        warnings: [],
      }));
      await workflows.add(items, {
        origin: "api",
        batchId: null,
        actor: { name: "tester" },
        requestId: "request",
        at: clock.now().toISOString(),
      });
      return items.map(({ id }) => id);
    },
    async claimOne() {
      const [claim] = await queue.claim(1);
      if (!claim) throw new Error("nothing waits in the queue");
      return claim;
    },
    async close() {
      for (const each of opened) each.close();
      await base.close();
    },
  };
}
