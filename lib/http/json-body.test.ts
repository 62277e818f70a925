import { expect, it } from "vitest";
import { AppError } from "@/lib/errors";
import { nestsDeeperThan, readJson } from "@/lib/http/json-body";

const JSON_TYPE = { "content-type": "application/json" };

function aRequest(body: BodyInit | null, headers: Record<string, string> = JSON_TYPE): Request {
  const streamed = body instanceof ReadableStream ? { duplex: "half" } : {};
  return new Request("http://127.0.0.1/api/x", { method: "POST", body, headers, ...streamed } as RequestInit);
}

async function statusOf(request: Request): Promise<number> {
  try {
    await readJson(request);
    return 200;
  } catch (error) {
    if (error instanceof AppError) return error.status;
    throw error;
  }
}

it("reads JSON, also with a byte order mark and a suffix type", async () => {
  expect(await readJson(aRequest('{"a":"é"}'))).toEqual({ a: "é" });
  expect(await readJson(aRequest('\ufeff{"a":1}'))).toEqual({ a: 1 });
  expect(await readJson(aRequest("[1]", { "content-type": 'application/ld+json; charset="UTF-8"' }))).toEqual([1]);
});

it.each([
  ["no body", null, JSON_TYPE, 400],
  ["an empty body", "", JSON_TYPE, 400],
  ["an empty body without a type", new Uint8Array(), {}, 400],
  ["half a body", '{"a":', JSON_TYPE, 400],
  ["a bare word", "undefined", JSON_TYPE, 400],
  ["bytes that are not UTF-8", new Uint8Array([0x22, 0xff, 0xfe, 0x22]), JSON_TYPE, 400],
  ["a form", "a=1", { "content-type": "application/x-www-form-urlencoded" }, 415],
  ["plain text, as a cross-site form can send", "{}", { "content-type": "text/plain" }, 415],
  ["another charset", "{}", { "content-type": "application/json; charset=utf-16" }, 415],
  ["a compressed body", "{}", { ...JSON_TYPE, "content-encoding": "gzip" }, 415],
  ["a body without a type", new TextEncoder().encode("{}"), {}, 415],
  ["just a mebibyte", `"${"x".repeat(1024 * 1024 - 2)}"`, JSON_TYPE, 200],
  ["a byte more", `"${"x".repeat(1024 * 1024 - 1)}"`, JSON_TYPE, 413],
  ["a false length", "{}", { ...JSON_TYPE, "content-length": "99999999" }, 413],
  ["absurd depth", `${"[".repeat(400_000)}${"]".repeat(400_000)}`, JSON_TYPE, 422],
])("answers %s with %4$s", async (_, body, headers, expected) => {
  expect(await statusOf(aRequest(body, headers as Record<string, string>))).toBe(expected);
});

it("stops reading an endless stream", async () => {
  let pulled = 0;
  const endless = new ReadableStream({
    pull(controller) {
      pulled++;
      controller.enqueue(new Uint8Array(64 * 1024));
    },
  });
  expect(await statusOf(aRequest(endless))).toBe(413);
  expect(pulled).toBeLessThan(30);
});

it("calls a caller who hangs up unreadable, not a failure of ours", async () => {
  const broken = new ReadableStream({ start: (controller) => controller.error(new Error("aborted")) });
  expect(await statusOf(aRequest(broken))).toBe(400);
});

it("does not count brackets in strings", () => {
  expect(nestsDeeperThan('{"a":"[[[[\\"[[[["}', 2)).toBe(false);
  expect(nestsDeeperThan("[[],[],[]]", 2)).toBe(false);
  expect(nestsDeeperThan("[[[]]]", 2)).toBe(true);
});
