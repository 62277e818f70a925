import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { POST as BATCH } from "@/app/api/alerts/batch/route";
import { POST as PROCESS } from "@/app/api/alerts/process/route";
import { GET } from "@/app/api/alerts/status/[workflow_id]/route";
import { callRoute } from "@/lib/http/testing/call-route";
import {
  HAND_PICKED_ALERTS,
  hostileBatch,
  hostileProcessBody,
  plausibleAlert,
} from "@/lib/http/testing/hostile-alerts";
import { Problem } from "@/lib/schema/problem";
import { Workflow } from "@/lib/schema/workflow";
import { BatchAnswer, ProcessAnswer } from "@/lib/schema/workflow-query";
import { buildHouse, type House } from "@/lib/services/house";
import { openTestDatabase, type TestDatabase } from "@/lib/store/testing/test-database";

const built = vi.hoisted(() => ({ house: undefined as House | undefined }));
vi.mock("@/lib/services/house", async (original) => ({
  ...(await original<typeof import("@/lib/services/house")>()),
  house: () => built.house,
}));

const ALLOWED = new Set([202, 400, 409, 413, 422]);
let test: TestDatabase;
let house: House;

beforeAll(() => {
  test = openTestDatabase();
  house = buildHouse(test.url);
  house.queue = { ...house.queue, most: Number.MAX_SAFE_INTEGER };
  built.house = house;
});
afterAll(async () => {
  await house.db.close();
  await test.close();
});

const stored = () => test.db.prisma.workflow.count();
const without = (value: object) => Object.fromEntries(Object.entries(value).filter(([key]) => key !== "__proto__"));
const asSent = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

async function readBack(workflow_id: string): Promise<Workflow> {
  const { status, text } = await callRoute(GET, { method: "GET", params: { workflow_id } });
  expect(status).toBe(200);
  return Workflow.parse(JSON.parse(text));
}

/** Holds an answer against the promises: no 5xx, a named reason, and nothing stored unless it was taken. */
async function expectManners(handler: typeof PROCESS, body: unknown) {
  const before = await stored();
  const { status, text, json } = await callRoute(handler, { body });
  if (!ALLOWED.has(status)) throw new Error(`${status}: ${text.slice(0, 500)}`);
  expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  if (status === 202) return { status, json, added: (await stored()) - before };
  const problem = Problem.parse(json);
  if (status === 422) expect(problem.errors?.length).toBeGreaterThan(0);
  if (status === 422) expect(problem.title).toBe("Invalid alert");
  expect(await stored()).toBe(before);
  return { status, json: null, added: 0 };
}

describe("hostile alerts", () => {
  it.each(HAND_PICKED_ALERTS)("%s is answered %i", async (_, wanted, body) => {
    expect((await expectManners(PROCESS, body)).status).toBe(wanted);
  });

  it("never break the intake of one", async () => {
    await fc.assert(
      fc.asyncProperty(hostileProcessBody, async (body) => {
        const { json } = await expectManners(PROCESS, body);
        if (json) await readBack(ProcessAnswer.parse(json).workflow_id);
      }),
      { numRuns: 2000 },
    );
  }, 240_000);

  it("never break the intake of many, and each is accounted for", async () => {
    await fc.assert(
      fc.asyncProperty(hostileBatch, async (body) => {
        const { json, added } = await expectManners(BATCH, JSON.stringify(body) ?? "");
        if (!json) return;
        const { accepted, rejected } = BatchAnswer.parse(json);
        const sent = Array.isArray(body) ? body : (body as { alerts: unknown[] }).alerts;
        expect(accepted.length + rejected.length).toBe(sent.length);
        expect(added).toBeLessThanOrEqual(new Set(accepted.map(({ workflow_id }) => workflow_id)).size);
        for (const { errors } of rejected) expect(errors.length).toBeGreaterThan(0);
      }),
      { numRuns: 700 },
    );
  }, 240_000);

  it("that are right are stored as they were written", async () => {
    let accepted = 0;
    await fc.assert(
      fc.asyncProperty(plausibleAlert, async (sent) => {
        const { json } = await expectManners(PROCESS, JSON.stringify(sent));
        if (!json) return;
        accepted += 1;
        const { alert } = await readBack(json.workflow_id);
        expect(alert.description).toBe(sent.description);
        expect(alert.rule_name).toBe(sent.rule_name.trim());
        expect(alert.tags).toEqual(sent.tags ?? []);
        const samples = (sent.evidence_sample ?? []).map((one) => (typeof one === "string" ? one : without(one)));
        expect(JSON.stringify(alert.evidence_sample)).toBe(JSON.stringify(asSent(samples)));
        expect(alert.raw_data).toMatchObject(asSent(without(sent.raw_data ?? {})) as object);
        if ("extra" in sent && sent.extra !== undefined) {
          expect(Object.values(alert.raw_data).map((value) => JSON.stringify(value))).toContain(
            JSON.stringify(sent.extra),
          );
        }
      }),
      { numRuns: 600 },
    );
    expect(accepted).toBeGreaterThan(400);
  }, 120_000);
});
