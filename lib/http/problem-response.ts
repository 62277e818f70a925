import { AppError, type ErrorCode } from "@/lib/errors";
import { log } from "@/lib/log";
import type { Problem } from "@/lib/schema/problem";

const TITLES = {
  bad_request: "Unreadable request",
  unauthorized: "Sign-in required",
  forbidden: "Not allowed",
  not_found: "Not found",
  method_not_allowed: "Method not allowed",
  conflict: "Conflict",
  stale: "Changed in the meantime",
  too_large: "Body too large",
  unsupported_media_type: "Unsupported media type",
  invalid: "Invalid request",
  precondition_required: "Version required",
  rate_limited: "Too many requests",
  unavailable: "Temporarily unavailable",
} satisfies Record<ErrorCode, string>;

const BUSY_RETRY_SECONDS = 1;
const SQLITE_TROUBLE =
  /SQLITE_(BUSY|LOCKED|FULL|READONLY|IOERR|CANTOPEN|NOMEM)|database is locked|database or disk is full/;

/** A store in trouble is not a bug: whatever slipped past the store's own mapping still ends as 503. */
function isStoreTrouble(error: unknown, depth = 0): boolean {
  if (!(error instanceof Error) || depth > 5) return false;
  const code = "code" in error ? String(error.code) : "";
  return SQLITE_TROUBLE.test(`${code} ${error.message}`) || isStoreTrouble(error.cause, depth + 1);
}

function asAppError(error: unknown): AppError | null {
  if (error instanceof AppError) return error;
  if (!isStoreTrouble(error)) return null;
  return new AppError("unavailable", "The store is busy or full.", {
    retryAfterSeconds: BUSY_RETRY_SECONDS,
    cause: error,
  });
}

/** Any failure as RFC 9457. Unexpected ones are logged whole and told without detail. */
export function problemResponse(error: unknown, requestId: string, invalidTitle?: string): Response {
  const known = asAppError(error);
  if (!known) log.error({ err: error, request_id: requestId }, "unexpected failure");
  else if (known.status >= 500) {
    // without a cause it was refused on purpose: a flood of those must not cost a stack each
    log.warn({ request_id: requestId, ...(known.cause ? { err: known.cause } : {}) }, known.message);
  }
  const code = known?.code ?? "internal";
  const title = known ? TITLES[known.code] : "Internal error";
  const problem: Problem = {
    type: `urn:agentic-soc:problem:${code}`,
    title: code === "invalid" && invalidTitle ? invalidTitle : title,
    status: known?.status ?? 500,
    detail: known?.message ?? "Something went wrong here; it is logged under this request id.",
    ...(known?.errors ? { errors: known.errors } : {}),
    request_id: requestId,
  };
  const headers = new Headers({ "content-type": "application/problem+json" });
  const retryAfter = known?.retryAfterSeconds ?? (problem.status === 503 ? BUSY_RETRY_SECONDS : undefined);
  if (retryAfter !== undefined) headers.set("retry-after", String(retryAfter));
  return new Response(JSON.stringify(problem), { status: problem.status, headers });
}
