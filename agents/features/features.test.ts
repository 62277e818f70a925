import { describe, expect, it } from "vitest";
import { shrunkenRates } from "../threat/rates";
import { isUnder, kindOfEndpoint, pathOf } from "./endpoint";
import { inNetwork, isInternal, networkOf, normaliseAddress } from "./network";
import { travelBetween } from "./travel";
import { familyOfUserAgent, kindOfUserAgent } from "./user-agent";

const CHROME = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36";

it.each([
  [CHROME, "browser", "chrome"],
  ["sqlmap/1.8#stable (https://sqlmap.org)", "attack_tool", "sqlmap"],
  [CHROME.replace("Chrome", "HeadlessChrome"), "automation", "headlesschrome"],
  ["python-requests/2.32.0", "http_library", "python-requests"],
  ["Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", "crawler_claim", "googlebot"],
  ["", "missing", null],
  [" - ", "missing", null],
  [null, "missing", null],
] as const)("user agent %s is %s", (text, kind, family) => {
  expect(kindOfUserAgent(text)).toBe(kind);
  expect(familyOfUserAgent(text)).toBe(family);
});

it.each([
  ["/api/login", "login"],
  ["POST https://shop.example/checkout/pay?x=1", "checkout"],
  ["/admin/users/", "admin"],
  ["/reports/export.csv", "export"],
  ["/healthz", "health"],
  ["/robots.txt", "robots"],
  ["/img/logo.png", "static"],
  ["/catalogin", "other"],
  ["/administer-poll", "other"],
  ["/api/v1/things", "api"],
])("endpoint %s is %s", (path, kind) => expect(kindOfEndpoint(path)).toBe(kind));

it("compares paths by whole segments", () => {
  expect(pathOf("GET https://a.example/Shop/Cart/?q=1#x")).toBe("/shop/cart");
  expect(isUnder("/shop/cart", "/shop")).toBe(true);
  expect(isUnder("/shopping", "/shop")).toBe(false);
  expect(isUnder("/anything", "/")).toBe(true);
});

describe("networks", () => {
  it("read an IPv4-mapped range as the IPv4 range that it is", () => {
    expect(inNetwork("192.0.2.9", "::ffff:192.0.2.0/120")).toBe(true);
    expect(inNetwork("::ffff:192.0.2.9", "::ffff:192.0.2.9")).toBe(true);
    expect(inNetwork("192.0.3.9", "::ffff:192.0.2.0/120")).toBe(false);
    expect(inNetwork("192.0.2.9", "::/0")).toBe(false);
  });

  it("spell each address one way", () => {
    expect(normaliseAddress("::ffff:192.0.2.1")).toBe("192.0.2.1");
    expect(normaliseAddress("2001:0DB8:0:0::1")).toBe("2001:db8::1");
    expect(["12", "0x7f000001", "1.2.3", "example", "1.2.3.4:80"].map(normaliseAddress)).toEqual(Array(5).fill(null));
  });

  it("are /24 and /48", () => {
    expect(networkOf("192.0.2.77")).toBe("192.0.2.0/24");
    expect(networkOf("::ffff:192.0.2.77")).toBe("192.0.2.0/24");
    expect(networkOf("2001:db8:7:9::5")).toBe("2001:db8:7::/48");
    expect(networkOf("nowhere")).toBeNull();
  });

  it("hold mapped addresses, and nothing that is malformed", () => {
    expect(inNetwork("::ffff:10.1.2.3", "10.0.0.0/8")).toBe(true);
    expect(inNetwork("2001:db8:7::5", "2001:db8::/32")).toBe(true);
    expect(inNetwork("10.1.2.3", "10.1.2.3")).toBe(true);
    expect(inNetwork("10.1.2.3", "2001:db8::/32")).toBe(false);
    expect(inNetwork("10.1.2.3", "10.0.0.0/99")).toBe(false);
    expect(inNetwork("x", "10.0.0.0/8")).toBe(false);
  });

  it("tell internal from outside", () => {
    for (const ip of ["10.0.0.1", "::ffff:10.0.0.1", "127.0.0.1", "100.64.1.1", "169.254.1.1", "fd00::1", "::1"])
      expect(isInternal(ip), ip).toBe(true);
    for (const ip of ["8.8.8.8", "198.51.100.7", "2606:4700::1", "none"]) expect(isInternal(ip), ip).toBe(false);
  });
});

describe("travel", () => {
  const place = (latitude: number, longitude: number, at: string | null) => ({ name: "x", latitude, longitude, at });
  const paris = place(48.86, 2.35, "2026-03-04T09:00:00Z");
  const tokyo = place(35.68, 139.69, "2026-03-04T10:00:00Z");

  it("computes what can be computed and does not believe the claim then", () => {
    const travel = travelBetween([paris, tokyo], { kilometres: 5, minutes: 9000 });
    expect(travel?.kilometres).toBeCloseTo(9712, -2);
    expect(travel?.minutes).toBe(60);
  });

  it("takes the claim where places or times are missing, and says nothing without either", () => {
    expect(travelBetween([null, null], { kilometres: 600, minutes: 60 })?.kilometres_per_hour).toBe(600);
    expect(travelBetween([paris, { ...tokyo, at: null }], { kilometres: null, minutes: 600 })?.minutes).toBe(600);
    expect(travelBetween([paris, null], { kilometres: null, minutes: 60 })).toBeNull();
  });

  it("never divides by no time", () =>
    expect(travelBetween([null, null], { kilometres: 10, minutes: 0 })?.kilometres_per_hour).toBe(600));
});

describe("rates of false ones", () => {
  const tallies = (both: { false: number; real: number }) => ({
    all: both,
    type: both,
    customer: both,
    type_and_customer: both,
  });

  it("shrink: one false of one is not 100 %", () => {
    const one = shrunkenRates(tallies({ false: 1, real: 0 }));
    expect(one.value).toBeGreaterThan(0.5);
    expect(one.value).toBeLessThan(0.7);
    expect(one.n).toBe(1);
  });

  it("approach the share, and narrow, as cases come in", () => {
    const few = shrunkenRates(tallies({ false: 3, real: 1 }));
    const many = shrunkenRates(tallies({ false: 300, real: 100 }));
    expect(many.value).toBeCloseTo(0.75, 1);
    expect(many.high - many.low).toBeLessThan(few.high - few.low);
    expect(few.low).toBeGreaterThanOrEqual(0);
  });

  it("are even where nothing is known", () =>
    expect(shrunkenRates(tallies({ false: 0, real: 0 })).value).toBeCloseTo(0.5, 6));
});
