import { createServer, request as send } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { answerUnroutable } from "@/lib/http/unroutable";

const server = createServer((_request, response) => response.end("routed"));

beforeAll(async () => {
  answerUnroutable();
  answerUnroutable(); // twice changes nothing
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => server.close());

function call(
  method: string,
  path: string,
): Promise<{ status: number | undefined; type: string | undefined; body: string }> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const request = send({ host: "127.0.0.1", port, method, path }, (answer) => {
      let body = "";
      answer.on("data", (chunk) => {
        body += chunk;
      });
      answer.on("end", () => resolve({ status: answer.statusCode, type: answer.headers["content-type"], body }));
    });
    request.on("error", reject).end();
  });
}

it.each([
  ["GET", "/api/threats/%ff", 400],
  ["GET", "/api/threats/%", 400],
  ["POST", "/%c0%ae%c0%ae/", 400],
  ["TRACE", "/api/threats", 405],
  ["PROPFIND", "/api/threats", 405],
])("%s %s is a problem with %d", async (method, path, status) => {
  const answer = await call(method, path);
  expect([answer.status, answer.type]).toEqual([status, "application/problem+json"]);
  expect(JSON.parse(answer.body)).toMatchObject({ status });
});

it.each(["/", "/api/threats/%C3%A9", "/x?q=%ff", "/a%2fb"])("%s passes", async (path) => {
  expect(await call("GET", path)).toMatchObject({ status: 200, body: "routed" });
});
