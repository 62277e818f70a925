import { AppError } from "@/lib/errors";
import { respond } from "@/lib/http/respond";

export type Handler = (
  request: Request,
  next: { params: Promise<Record<string, string | string[]>> },
) => Promise<Response>;

const CHANGING = ["POST", "PUT", "PATCH", "DELETE"] as const;
type Method = "GET" | (typeof CHANGING)[number];
const REQUEST_HEADERS = "content-type, idempotency-key, if-match, if-none-match, x-request-id, x-soc-origin";

/** HEAD runs the GET and drops its body. */
function headOf(get: Handler): Handler {
  return async (request, next) => {
    const { status, headers } = await get(request, next);
    return new Response(null, { status, headers });
  };
}

/** All methods of one path. Next's own 405 has no body, so the missing ones are answered here. */
export function endpoint(handlers: Partial<Record<Method, Handler>>): Record<Method | "HEAD" | "OPTIONS", Handler> {
  const allow = [
    ...(handlers.GET ? ["GET", "HEAD"] : []),
    ...CHANGING.filter((method) => handlers[method]),
    "OPTIONS",
  ].join(", ");
  const missing: Handler = async (request) => {
    const response = await respond(request, () => {
      throw new AppError("method_not_allowed", `${request.method} is not offered here; allowed are ${allow}.`);
    });
    response.headers.set("allow", allow);
    return response;
  };
  const options: Handler = (request) =>
    respond(request, () => {
      const headers = new Headers({ allow });
      if (request.headers.has("origin")) {
        headers.set("access-control-allow-methods", allow);
        headers.set("access-control-allow-headers", REQUEST_HEADERS);
        headers.set("access-control-max-age", "600");
      }
      return new Response(null, { status: 204, headers });
    });
  return {
    GET: handlers.GET ?? missing,
    HEAD: headOf(handlers.GET ?? missing),
    POST: handlers.POST ?? missing,
    PUT: handlers.PUT ?? missing,
    PATCH: handlers.PATCH ?? missing,
    DELETE: handlers.DELETE ?? missing,
    OPTIONS: options,
  };
}

/** For paths that nobody serves: Next would answer HTML. */
export const unknownPath: Handler = (request) =>
  respond(request, () => {
    throw new AppError("not_found", "There is nothing at this path; see /api/docs.");
  });
