import { NextRequest } from "next/server";
import { expect, it } from "vitest";
import { pageHeaders } from "@/lib/http/page-headers";
import { config, proxy } from "@/proxy";

it("lets a page talk to itself and to the sidecar, and be framed by nobody", () => {
  const policy = pageHeaders("127.0.0.1", 4001, false)["content-security-policy"] ?? "";
  expect(policy).toContain("connect-src 'self' http://127.0.0.1:4001 ws://127.0.0.1:4001");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain("unsafe-eval");
});

it("refuses pages under a foreign host name", () => {
  const visit = (host: string) => proxy(new NextRequest("http://127.0.0.1:3000/threats", { headers: { host } }));
  expect(visit("localhost:3000").status).toBe(200);
  const refused = visit("rebound.example");
  expect([refused.status, refused.headers.get("x-frame-options")]).toEqual([403, "DENY"]);
});

it("stays away from the routes, which check for themselves", () => {
  const matches = (path: string) => config.matcher.some((matcher) => new RegExp(`^${matcher}$`).test(path));
  for (const path of ["/api", "/api/threats", "/_next/static/x.js"]) expect(matches(path), path).toBe(false);
  for (const path of ["/", "/threats", "/threats/api", "/apiary"]) expect(matches(path), path).toBe(true);
});
