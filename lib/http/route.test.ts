import { describe, expect, it, vi } from "vitest";
import * as z from "zod";
import { AppError } from "@/lib/errors";
import { operation } from "@/lib/http/operation";
import { entityTag, expectedVersion, idempotencyKeyOf, isUnchanged } from "@/lib/http/preconditions";
import { Reply } from "@/lib/http/reply";
import { route } from "@/lib/http/route";
import { triggerThreat } from "@/lib/http/threat-operations";
import { ThreatQuery } from "@/lib/schema/threat-query";

const opened = vi.hoisted(() => vi.fn(() => ({})));
vi.mock("@/lib/services/house", () => ({ house: opened }));

const sum = operation({
  id: "sum",
  method: "POST",
  path: "/api/sum",
  tag: "System",
  summary: "Adds",
  permission: "threats:write",
  body: z.strictObject({ numbers: z.array(z.number()).min(1), note: z.string().optional() }),
  answer: z.object({ sum: z.number() }),
  errors: [],
});

type Problem = { status: number; title: string; detail: string; errors?: { path: string; message: string }[] };

async function post(handler: ReturnType<typeof route>, body: string, params: Record<string, string> = {}) {
  const headers = { "content-type": "application/json" };
  const request = new Request("http://localhost/api/x", { method: "POST", body, headers });
  const response = await handler(request, { params: Promise.resolve(params) });
  return { status: response.status, headers: response.headers, json: (await response.json()) as Problem };
}

describe("a route", () => {
  const add = route(sum, (_ctx, { body }) => ({ sum: body.numbers.reduce((a, b) => a + b, 0) }));

  it("parses, calls its verb and answers", async () => {
    const { status, json } = await post(add, '{"numbers":[1,2]}');
    expect([status, json]).toEqual([200, { sum: 3 }]);
  });

  it("names every bad, missing and unknown field", async () => {
    const { json } = await post(add, '{"numbers":[1,"2",{}],"note":7,"colour":1,"__proto__":{}}');
    expect(json.status).toBe(422);
    expect(json.errors?.map(({ path }) => path).sort()).toEqual([
      "__proto__",
      "colour",
      "note",
      "numbers.1",
      "numbers.2",
    ]);
    expect((await post(add, "{}")).json.errors).toEqual([{ path: "numbers", message: "is required" }]);
    expect((await post(add, "null")).json.errors?.[0]?.path).toBe("");
  });

  it("does not open the house for those who do not enter", async () => {
    expect(opened).not.toHaveBeenCalled();
    const enters = route(sum, (ctx) => {
      void ctx.house;
      return { sum: 0 };
    });
    await post(enters, '{"numbers":[1]}');
    expect(opened).toHaveBeenCalledTimes(1);
  });

  it("refuses in tests an answer that breaks its own schema", async () => {
    expect(
      (
        await post(
          route(sum, () => ({ sum: "3" })),
          '{"numbers":[1]}',
        )
      ).status,
    ).toBe(500);
  });

  it("can answer with another status, headers or nothing", async () => {
    const tagged = await post(
      route(sum, () => new Reply({ sum: 1 }, { headers: { etag: '"1"' } })),
      '{"numbers":[1]}',
    );
    expect(tagged.headers.get("etag")).toBe('"1"');
  });

  it("calls an id that cannot be one unknown", async () => {
    for (const id of ["x", "../../etc", "' OR 1=1", ""])
      expect((await post(add, '{"numbers":[1]}', { id })).status).toBe(404);
  });
});

describe("a signal", () => {
  const trigger = route(triggerThreat, () => {
    throw new AppError("unavailable", "not reached");
  });

  it("that is invalid says so in the title, field by field", async () => {
    const body =
      '{"threat_type":"x","source_ip":"nowhere","request_count":-1,"colour":1,"metadata":[],"mitre_hints":["T1"]}';
    const { status, json } = await post(trigger, body);
    expect([status, json.title]).toEqual([422, "Invalid threat signal"]);
    const paths = ["colour", "customer_name", "metadata", "mitre_hints.0", "request_count", "source_ip", "threat_type"];
    expect(json.errors?.map(({ path }) => path).sort()).toEqual(paths);
    expect(json.errors).toContainEqual({ path: "customer_name", message: "is required" });
  });
});

describe("a query", () => {
  const list = route(
    operation({ ...sum, id: "list", method: "GET", body: undefined, query: ThreatQuery, answer: z.unknown() }),
    (_ctx, { query }) => query,
  );
  const get = async (query: string) => {
    const response = await list(new Request(`http://localhost/api/x?${query}`), { params: Promise.resolve({}) });
    return { status: response.status, json: await response.json() };
  };

  it("takes repeated and comma-separated filters", async () => {
    const { json } = await get("severity=high&severity=low&status=resolved,completed&limit=5");
    expect(json).toMatchObject({
      severity: ["high", "low"],
      status: ["resolved", "completed"],
      limit: 5,
      sort: "newest",
    });
  });

  it("names what is wrong, and what is unknown", async () => {
    const { status, json } = await get("severity=loud&limit=0&colour=red&__proto__=1&requires_review=maybe");
    expect(status).toBe(422);
    const paths = json.errors.map(({ path }: { path: string }) => path).sort();
    expect(paths).toEqual(["__proto__", "colour", "limit", "requires_review", "severity.0"]);
  });
});

describe("preconditions", () => {
  const withHeaders = (headers: Record<string, string>) => new Request("http://localhost/", { headers });

  it("take the version from the header or the body", () => {
    expect(expectedVersion(withHeaders({ "if-match": entityTag(3) }), undefined)).toBe(3);
    expect(expectedVersion(withHeaders({ "if-match": 'W/"3"' }), 3)).toBe(3);
    expect(expectedVersion(withHeaders({}), 4)).toBe(4);
    expect(expectedVersion(withHeaders({ "if-match": "*" }), undefined)).toBeUndefined();
    expect(() => expectedVersion(withHeaders({ "if-match": '"3"' }), 4)).toThrow("differ");
    expect(() => expectedVersion(withHeaders({ "if-match": '"abc"' }), undefined)).toThrow(AppError);
  });

  it("know an unchanged copy", () => {
    expect(isUnchanged(withHeaders({ "if-none-match": '"1", W/"2"' }), 2)).toBe(true);
    expect(isUnchanged(withHeaders({ "if-none-match": '"1"' }), 2)).toBe(false);
    expect(isUnchanged(withHeaders({}), 2)).toBe(false);
  });

  it("take an honest idempotency key only", () => {
    expect(idempotencyKeyOf(withHeaders({ "idempotency-key": "order-1" }))).toBe("order-1");
    expect(idempotencyKeyOf(withHeaders({}))).toBeUndefined();
    for (const key of ["", "a b", "x".repeat(256)]) {
      expect(() => idempotencyKeyOf(withHeaders({ "idempotency-key": key }))).toThrow(AppError);
    }
  });
});
