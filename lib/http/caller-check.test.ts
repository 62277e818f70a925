import { describe, expect, it } from "vitest";
import { isLoopbackHost, isLoopbackOrigin, refusalOf } from "@/lib/http/caller-check";

const CORS = ["https://soc.example"];
const HOST = "127.0.0.1:3000";
const refused = (method: string, headers: Record<string, string>, host = HOST) =>
  refusalOf(method, new Headers(headers), host, CORS) !== null;

describe("the Host", () => {
  it.each(["127.0.0.1", "127.0.0.1:3000", "localhost:1", "LOCALHOST:3000", "[::1]", "[::1]:3000"])(
    "%s is ours",
    (host) => {
      expect(isLoopbackHost(host)).toBe(true);
    },
  );
  it.each([
    "",
    "evil.example",
    "127.0.0.1.evil.example",
    "localhost.evil.example:3000",
    "127.0.0.1@evil.example",
    "127.0.0.1:x",
    "[::2]",
    "0.0.0.0:3000",
    "localhost:3000/x",
    "a\nlocalhost",
  ])("%s is not", (host) => {
    expect(isLoopbackHost(host)).toBe(false);
  });
});

describe("the Origin", () => {
  it("may be missing, since programs send none", () => expect(refused("POST", {})).toBe(false));
  it("may be the page's own", () => expect(refused("POST", { origin: `http://${HOST}` })).toBe(false));
  it("may be listed", () => expect(refused("POST", { origin: "https://soc.example" })).toBe(false));
  it.each([
    "null",
    "http://evil.example",
    "http://127.0.0.1:3999",
    "https://soc.example.evil.example",
    "http://127.0.0.1:3000/path",
    "x",
  ])("may not be %s", (origin) => {
    expect(refused("POST", { origin })).toBe(true);
    expect(refused("GET", { origin })).toBe(true);
  });
  it("knows the page's ports", () => {
    expect(isLoopbackOrigin("http://localhost:3000", [3000])).toBe(true);
    expect(isLoopbackOrigin("http://localhost", [80])).toBe(true);
    expect(isLoopbackOrigin("http://localhost:3001", [3000])).toBe(false);
    expect(isLoopbackOrigin("https://localhost:3000", [3000])).toBe(false);
    expect(isLoopbackOrigin("http://evil.example:3000", [3000])).toBe(false);
  });
});

describe("Sec-Fetch-Site", () => {
  it.each(["cross-site", "same-site"])("%s may read, as a link does, but not write", (site) => {
    expect(refused("GET", { "sec-fetch-site": site })).toBe(false);
    expect(refused("POST", { "sec-fetch-site": site })).toBe(true);
    expect(refused("DELETE", { "sec-fetch-site": site })).toBe(true);
  });
  it.each(["same-origin", "none"])("%s may write", (site) => {
    expect(refused("POST", { "sec-fetch-site": site })).toBe(false);
  });
});
