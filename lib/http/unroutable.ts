import { type IncomingMessage, Server, type ServerResponse } from "node:http";
import { AppError } from "@/lib/errors";
import { problemResponse } from "@/lib/http/problem-response";
import { requestIdOf } from "@/lib/http/respond";

const ROUTED = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

function faultOf({ method = "", url = "" }: IncomingMessage): AppError | null {
  if (!ROUTED.includes(method)) return new AppError("method_not_allowed", `Allowed are ${ROUTED.join(", ")}.`);
  if (!url.includes("%")) return null;
  try {
    decodeURIComponent(url.split("?", 1)[0] ?? "");
    return null;
  } catch (cause) {
    return new AppError("bad_request", "The path is not valid percent-encoded UTF-8.", { cause });
  }
}

async function answer(fault: AppError, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const requestId = requestIdOf(request.headers["x-request-id"]);
  const problem = problemResponse(fault, requestId);
  const headers = { ...Object.fromEntries(problem.headers), "x-request-id": requestId, "cache-control": "no-store" };
  const allow = fault.code === "method_not_allowed" ? { allow: ROUTED.join(", ") } : {};
  response.writeHead(problem.status, { ...headers, ...allow, connection: "close" }).end(await problem.text());
}

const shared = globalThis as { __socUnroutable?: boolean };

/**
 * Answers what Next would fail at with a bare 500 before any of our code runs: a path that cannot be decoded, TRACE.
 * Every server of this process looks at its requests once; all others pass untouched.
 */
export function answerUnroutable(): void {
  if (shared.__socUnroutable) return;
  shared.__socUnroutable = true;
  const emit = Server.prototype.emit;
  Server.prototype.emit = function (this: Server, event: string | symbol, ...values: unknown[]): boolean {
    const [request, response] = values as [IncomingMessage, ServerResponse];
    const fault = event === "request" ? faultOf(request) : null;
    if (!fault) return Reflect.apply(emit, this, [event, ...values]) as boolean;
    void answer(fault, request, response);
    return true;
  };
}
