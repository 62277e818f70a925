import { type NextRequest, NextResponse } from "next/server";
import { env } from "@/lib/config/env";
import { isLoopbackHost } from "@/lib/http/caller-check";
import { pageHeaders } from "@/lib/http/page-headers";

/** For pages only: the routes under /api check their callers themselves, and a body does not pass through here whole. */
export function proxy(request: NextRequest): NextResponse {
  const host = request.headers.get("host") ?? request.nextUrl.host;
  const response = isLoopbackHost(host)
    ? NextResponse.next()
    : new NextResponse("This host name is not served here.\n", {
        status: 403,
        headers: { "content-type": "text/plain" },
      });
  const { host: address, realtimePort } = env();
  const development = process.env.NODE_ENV === "development";
  const headers = pageHeaders(address, realtimePort, development);
  for (const [name, value] of Object.entries(headers)) {
    response.headers.set(name, value);
  }
  return response;
}

export const config = { matcher: ["/((?!api(?:/|$)|_next/static).*)"] };
