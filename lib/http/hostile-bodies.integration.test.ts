import path from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { GET } from "@/app/api/threats/[id]/route";
import { POST } from "@/app/api/threats/trigger/route";
import { HAND_PICKED, hostileBody, plausibleSignal } from "@/lib/http/testing/hostile-bodies";
import { ThreatRows } from "@/lib/realtime/testing/threat-rows";
import { Problem } from "@/lib/schema/problem";
import { ThreatAnalysis } from "@/lib/schema/threat-analysis";
import type { House } from "@/lib/services/house";

const built = vi.hoisted(() => ({ house: undefined as House | undefined }));
vi.mock("@/lib/services/house", async (original) => ({
  ...(await original<typeof import("@/lib/services/house")>()),
  house: () => built.house,
}));

const ALLOWED = new Set([200, 400, 409, 413, 422]);
let rows: ThreatRows;

beforeAll(async () => {
  rows = new ThreatRows();
  const { buildHouse } = await import("@/lib/services/house");
  built.house = buildHouse(`file:${path.resolve(rows.file)}`);
});
afterAll(async () => {
  await built.house?.db.close();
  rows.close();
});

const storedCount = () => (rows.db.prepare(`SELECT COUNT(*) AS n FROM "threats"`).get() as { n: number }).n;

async function trigger(body: string | Uint8Array) {
  const headers = { "content-type": "application/json" };
  const request = new Request("http://127.0.0.1:3130/api/threats/trigger", {
    method: "POST",
    body: body as BodyInit,
    headers,
  });
  const response = await POST(request, { params: Promise.resolve({}) });
  return { status: response.status, text: await response.text() };
}

async function readBack(id: string): Promise<string> {
  const response = await GET(new Request(`http://127.0.0.1:3130/api/threats/${id}`), {
    params: Promise.resolve({ id }),
  });
  expect(response.status).toBe(200);
  return response.text();
}

/** Posts, and holds the answer against the promises: no 5xx, a named reason, or a threat that is stored as answered. */
async function expectManners(body: string | Uint8Array): Promise<ThreatAnalysis | null> {
  const before = storedCount();
  const { status, text } = await trigger(body);
  if (!ALLOWED.has(status)) throw new Error(`${status}: ${text.slice(0, 500)}`);
  expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  if (status !== 200) {
    const problem = Problem.parse(JSON.parse(text));
    if (status === 422) expect(problem.errors?.length).toBeGreaterThan(0);
    expect(storedCount()).toBe(before);
    return null;
  }
  const answered = ThreatAnalysis.parse(JSON.parse(text));
  expect(storedCount()).toBe(before + 1);
  expect(JSON.parse(await readBack(answered.id))).toEqual(JSON.parse(text));
  return answered;
}

const fromJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const withoutProto = (value: object) =>
  Object.fromEntries(Object.entries(value).filter(([key]) => key !== "__proto__"));

describe("hostile bodies", () => {
  it.each(HAND_PICKED)("%s", async (_, body) => {
    await expectManners(body);
  });

  it("never break the trigger, and nothing half is stored", async () => {
    await fc.assert(
      fc.asyncProperty(hostileBody, async (body) => {
        await expectManners(body);
      }),
      { numRuns: 3000 },
    );
  }, 240_000);

  it("that are right are stored as they were written", async () => {
    await fc.assert(
      fc.asyncProperty(plausibleSignal, async (signal) => {
        const threat = await expectManners(JSON.stringify(signal));
        if (!threat) return;
        expect(threat.signal.user_agent).toBe(signal.user_agent);
        expect(threat.signal.endpoint).toBe(signal.endpoint);
        expect(threat.signal.customer_name).toBe(signal.customer_name.trim());
        if (signal.metadata) {
          expect(JSON.stringify(threat.signal.metadata)).toBe(JSON.stringify(fromJson(withoutProto(signal.metadata))));
        }
      }),
      { numRuns: 500 },
    );
  }, 120_000);
});
