import type { Handler } from "@/lib/http/endpoint";

type Call = {
  method?: string;
  body?: unknown;
  headers?: Record<string, string>;
  params?: Record<string, string>;
  query?: string;
};

/** Calls a route as Next does. `body` is sent as JSON, text and bytes as they are. */
export async function callRoute(
  handler: Handler,
  { method = "POST", body, headers = {}, params = {}, query = "" }: Call = {},
) {
  const raw = typeof body === "string" || body instanceof Uint8Array ? body : JSON.stringify(body);
  const sent = body === undefined ? {} : { body: raw as BodyInit, headers: { "content-type": "application/json" } };
  const request = new Request(`http://127.0.0.1:3130/api/x${query}`, {
    ...sent,
    method,
    headers: { ...sent.headers, ...headers },
  });
  const response = await handler(request, { params: Promise.resolve(params) });
  const text = await response.text();
  const isJson = /json/.test(response.headers.get("content-type") ?? "");
  return { status: response.status, headers: response.headers, text, json: text && isJson ? JSON.parse(text) : null };
}
