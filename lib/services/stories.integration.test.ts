import { randomUUID } from "node:crypto";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SYSTEM } from "@/lib/auth/actor";
import type { Workflow } from "@/lib/schema/workflow";
import { replaceFacts } from "@/lib/store/installation";
import { openTestDatabase, type TestDatabase } from "@/lib/store/testing/test-database";
import { type Checkpoints, openCheckpoints } from "./checkpoints";
import type { Context } from "./context";
import { getWorkflow } from "./get-workflow";
import { buildHouse, type House } from "./house";
import { installationData } from "./installation-data";
import { loadFacts } from "./load-facts";
import { judgesOf } from "./rule-judges";
import { workflowRunner } from "./run-workflow";
import { sendStage } from "./send-stage";

let test: TestDatabase;
let house: House;
let checkpoints: Checkpoints;
let ctx: Context;
let ahead = 0; // of now, in milliseconds
beforeEach(async () => {
  ahead = 0;
  test = openTestDatabase();
  house = buildHouse(test.url, {
    clock: { now: () => new Date(Date.now() + ahead), elapsed: () => performance.now() },
  });
  checkpoints = openCheckpoints(path.dirname(test.file));
  ctx = { actor: SYSTEM, requestId: "test", house };
  await replaceFacts(house.db, loadFacts(new Date(), true));
});
afterEach(async () => {
  checkpoints.close();
  await house.db.close();
  await test.close();
});

/** Sends a story's stages one after the other and has each judged, as player and worker do. */
async function judged(name: string) {
  const story = installationData("stories").find((item) => item.name === name);
  if (!story) throw new Error(`no story ${name}`);
  const run = workflowRunner({ ...house, judges: judgesOf(house), checkpoints });
  const play = { play_id: randomUUID() };
  const verdicts: Record<string, string | null> = {};
  const workflows: Workflow[] = [];
  for (const stage of story.stages) {
    const became = await sendStage(story, stage, play)(ctx);
    const [claim] = became.workflow_id ? await house.queue.claim(1) : [];
    if (claim) await run(claim);
    const workflow = became.workflow_id ? await getWorkflow(ctx, became.workflow_id, { details: true }) : null;
    if (workflow) workflows.push(workflow);
    verdicts[stage.id] = workflow ? workflow.verdict : became.verdict;
  }
  return { workflows, verdicts, expected: Object.fromEntries(story.stages.map(({ id, expected }) => [id, expected])) };
}

const NAMES = installationData("stories").map(({ name }) => name);

describe("the real judgement of each story", () => {
  it.each(NAMES)("reaches the verdicts that %s tells its audience", async (name) => {
    const { verdicts, expected } = await judged(name);
    expect(verdicts).toEqual(expected);
  });

  it("reaches them after all of them were rehearsed, half a day later and on another day of the week", async () => {
    for (const hours of [0, 0.1, 12, 60]) {
      ahead = hours * 3_600_000;
      for (const name of NAMES) {
        const { verdicts, expected } = await judged(name);
        expect(verdicts, `${name} after ${hours} h`).toEqual(expected);
      }
    }
  }, 60_000);
});

it("shows each attack as one chain: later alerts name those before them", async () => {
  const { workflows } = await judged("payroll_phish");
  const related = workflows.map(({ investigation_result }) => investigation_result?.related_alerts.length ?? 0);
  expect(related).toEqual([0, 1, 2, 3, 3]);
  expect(workflows.at(-1)?.investigation_result?.attack_chain.length).toBeGreaterThan(4);
});
