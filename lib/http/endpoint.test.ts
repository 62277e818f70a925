import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { AppError } from "@/lib/errors";
import { endpoint, type Handler, unknownPath } from "@/lib/http/endpoint";
import { respond } from "@/lib/http/respond";
import { Problem } from "@/lib/schema/problem";

vi.mock("@/lib/config/env", () => ({
  env: () => ({ corsOrigins: ["https://soc.example"], logLevel: "silent", processName: "test" }),
}));

const NO_PARAMS = { params: Promise.resolve({}) };
let failure: unknown;

const answer: Handler = (request) =>
  respond(request, () => {
    if (failure) throw failure;
    return Response.json({ fine: true });
  });
const { GET, HEAD, POST, PUT, DELETE, OPTIONS } = endpoint({ GET: answer, POST: answer });

function call(handler: Handler, method: string, headers: Record<string, string> = {}): Promise<Response> {
  return handler(new Request("http://127.0.0.1:3000/api/x", { method, headers }), NO_PARAMS);
}

async function problemOf(response: Response): Promise<Problem> {
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  const problem = Problem.parse(await response.json());
  expect(problem.status).toBe(response.status);
  expect(problem.request_id).toBe(response.headers.get("x-request-id"));
  return problem;
}

beforeEach(() => {
  failure = undefined;
});
afterEach(() => vi.restoreAllMocks());

describe("every answer", () => {
  it("has an id, is not stored and not sniffed", async () => {
    const { headers } = await call(GET, "GET");
    expect(headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  });

  it("takes over a harmless id and no other", async () => {
    expect((await call(GET, "GET", { "x-request-id": "trace-1.2" })).headers.get("x-request-id")).toBe("trace-1.2");
    for (const id of ["a b", "<script>", "x".repeat(101), '"', "é"]) {
      expect((await call(GET, "GET", { "x-request-id": id })).headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    }
  });
});

describe("methods", () => {
  it("that are missing answer 405 with those that exist", async () => {
    for (const [handler, method] of [
      [PUT, "PUT"],
      [DELETE, "DELETE"],
    ] as const) {
      const response = await call(handler, method);
      expect(response.headers.get("allow")).toBe("GET, HEAD, POST, OPTIONS");
      expect((await problemOf(response)).status).toBe(405);
    }
  });

  it("HEAD is GET without a body", async () => {
    const response = await call(HEAD, "HEAD");
    expect([response.status, await response.text()]).toEqual([200, ""]);
  });

  it("OPTIONS tells what exists", async () => {
    const response = await call(OPTIONS, "OPTIONS");
    expect([response.status, response.headers.get("allow")]).toEqual([204, "GET, HEAD, POST, OPTIONS"]);
    expect(response.headers.get("access-control-allow-origin")).toBeNull();
  });

  it("on an unknown path answer 404", async () => {
    for (const method of ["GET", "POST", "OPTIONS"])
      expect((await problemOf(await call(unknownPath, method))).status).toBe(404);
  });
});

describe("callers from elsewhere", () => {
  it("are refused by host and by origin", async () => {
    for (const [name, value] of [
      ["host", "rebound.example"],
      ["origin", "http://evil.example"],
    ] as const) {
      const response = await call(POST, "POST", { [name]: value });
      expect((await problemOf(response)).status).toBe(403);
      expect(response.headers.get("access-control-allow-origin")).toBeNull();
    }
  });

  it("may call, and ask first, when they are listed", async () => {
    const headers = { origin: "https://soc.example", "access-control-request-method": "POST" };
    const asked = await call(OPTIONS, "OPTIONS", headers);
    expect(asked.status).toBe(204);
    expect(asked.headers.get("access-control-allow-origin")).toBe("https://soc.example");
    expect(asked.headers.get("access-control-allow-headers")).toContain("if-match");
    const called = await call(POST, "POST", headers);
    expect(called.headers.get("access-control-allow-origin")).toBe("https://soc.example");
    expect(called.headers.get("access-control-expose-headers")).toContain("etag");
    expect((await call(OPTIONS, "OPTIONS", { origin: "http://evil.example" })).status).toBe(403);
  });
});

describe("failures", () => {
  it("on purpose keep their status, fields and patience", async () => {
    failure = new AppError("invalid", "Two fields.", { errors: [{ path: "a.b", message: "is wrong" }] });
    expect(await problemOf(await call(POST, "POST"))).toMatchObject({
      status: 422,
      errors: [{ path: "a.b", message: "is wrong" }],
    });
    failure = new AppError("rate_limited", "Slowly.", { retryAfterSeconds: 7 });
    expect((await call(POST, "POST")).headers.get("retry-after")).toBe("7");
  });

  it("by accident tell nothing", async () => {
    for (const accident of [new Error("secret path /etc/x"), "a string", { code: 1 }, new RangeError("stack")]) {
      failure = accident;
      const problem = await problemOf(await call(GET, "GET"));
      expect(problem.status).toBe(500);
      expect(JSON.stringify(problem)).not.toMatch(/secret|stack|string/);
    }
  });

  it.each(["SQLITE_BUSY", "SQLITE_FULL", "SQLITE_READONLY_DBMOVED", "SQLITE_IOERR_WRITE"])(
    "of the store (%s) are 503",
    async (code) => {
      failure = new Error("wrapped", { cause: Object.assign(new Error("inside"), { code }) });
      const response = await call(POST, "POST");
      expect((await problemOf(response)).status).toBe(503);
      expect(response.headers.get("retry-after")).toBe("1");
    },
  );
});
