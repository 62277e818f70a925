import { randomUUID } from "node:crypto";
import { env } from "@/lib/config/env";
import { AppError } from "@/lib/errors";
import { refusalOf } from "@/lib/http/caller-check";
import { problemResponse } from "@/lib/http/problem-response";

const EXPOSED = "content-disposition, etag, idempotent-replayed, retry-after, x-request-id, x-row-limit, x-total-rows";

/** A caller's own id is kept when it is harmless in a log line and a header. */
export function requestIdOf(given: unknown): string {
  return typeof given === "string" && /^[A-Za-z0-9._:-]{1,100}$/.test(given) ? given : randomUUID();
}

function dress(response: Response, request: Request, requestId: string): Response {
  const { headers } = response;
  headers.set("x-request-id", requestId);
  headers.set("x-content-type-options", "nosniff");
  if (!headers.has("cache-control")) headers.set("cache-control", "no-store");
  const origin = request.headers.get("origin");
  if (origin !== null && env().corsOrigins.includes(origin)) {
    headers.set("access-control-allow-origin", origin);
    headers.set("access-control-expose-headers", EXPOSED);
  }
  headers.append("vary", "Origin");
  return response;
}

/** What every answer of every /api path has in common: the caller is checked, failures are problems, and there is an id. */
export async function respond(
  request: Request,
  work: (requestId: string) => Promise<Response> | Response,
  invalidTitle?: string,
): Promise<Response> {
  const requestId = requestIdOf(request.headers.get("x-request-id"));
  let response: Response;
  try {
    const host = request.headers.get("host") ?? new URL(request.url).host;
    const refusal = refusalOf(request.method, request.headers, host, env().corsOrigins);
    if (refusal) throw new AppError("forbidden", refusal);
    response = await work(requestId);
  } catch (error) {
    response = problemResponse(error, requestId, invalidTitle);
  }
  return dress(response, request, requestId);
}
