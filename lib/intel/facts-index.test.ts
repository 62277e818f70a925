import { describe, expect, it } from "vitest";
import { NOW } from "@/agents/testing/a-signal";
import { aKnownGood, anAsset } from "@/agents/testing/an-alert";
import { anEvent, anIndicator } from "@/agents/testing/facts";
import { aPolicy } from "@/agents/testing/fake-sources";
import type { Advisory, NetworkRange } from "@/lib/schema/intel";
import { crawlerClaim } from "./crawlers";
import { FactsIndex } from "./facts-index";

type Facts = ConstructorParameters<typeof FactsIndex>[0];
const index = (facts: Partial<Facts> = {}) =>
  new FactsIndex({
    customers: [],
    infraEvents: [],
    intel: [],
    advisories: [],
    networks: [],
    assets: [],
    knownGood: [],
    ...facts,
  });
const at = (hours: number) => new Date(Date.parse(NOW) + hours * 3_600_000).toISOString();
const nothing = { addresses: [], domains: [], hashes: [], user_agent: null };

describe("customers", () => {
  it("are known by name and alias, folded", () => {
    const policy = aPolicy({ name: "Acme Ünited", aliases: ["ACME"] });
    const facts = index({ customers: [policy] });
    for (const name of ["  acme ünited ", "Acme U\u0308nited", "acme", "ＡＣＭＥ"])
      expect(facts.policyOf(name)).toBe(policy);
    expect(facts.policyOf("Acm")).toBeNull();
  });
});

describe("assets and known good", () => {
  const customers = [aPolicy({ name: "Acme", aliases: ["ACM"] })];
  const whose = ["Acme", "acm", null, "Other"];
  const asset = (customer_name: string | null) => anAsset({ customer_name, owner: String(customer_name) });
  const good = (customer_name: string | null) =>
    aKnownGood({ customer_name, users: ["svc_scan"], title: String(customer_name) });
  const facts = index({ customers, assets: whose.map(asset), knownGood: whose.map(good) });
  const seen = { addresses: [], hosts: [], users: ["svc_scan"], hashes: [], processes: [], tickets: [] };

  it.each(["Acme", "ACM", " acme "])(
    "are the customer's or everybody's, by alias on either side: %s",
    (customer_name) => {
      const assets = facts.assetsOf({ customer_name, names: ["WEB-1"] });
      expect(assets.map(({ owner }) => owner)).toEqual(["Acme", "acm", "null"]);
      const matches = facts.knownGood({ customer_name, at: NOW, ...seen });
      expect(matches.map(({ entry }) => entry.title)).toEqual(["Acme", "acm", "null"]);
    },
  );

  it("of nobody in particular are a stranger's too", () => {
    expect(facts.assetsOf({ customer_name: "Stranger", names: ["web-1"] })).toHaveLength(1);
  });
});

describe("events", () => {
  const ids = (facts: FactsIndex, from = -1, to = 0, name = "Acme") =>
    facts.eventsOf(name, at(from), at(to)).map(({ id }) => id);

  it("overlap the time asked for", () => {
    const infraEvents = [
      anEvent({ id: "before", started_at: at(-5), ended_at: at(-2) }),
      anEvent({ id: "touching", started_at: at(-5), ended_at: at(-1) }),
      anEvent({ id: "open", started_at: at(-30) }),
      anEvent({ id: "long past", kind: "deployment", started_at: at(-30) }),
      anEvent({ id: "after", started_at: at(1) }),
    ];
    expect(ids(index({ infraEvents }))).toEqual(["touching", "open"]);
  });

  it("are the customer's or everybody's, by alias too", () => {
    const infraEvents = [
      anEvent({ id: "all", customer_name: null }),
      anEvent({ id: "ours", customer_name: "acme" }),
      anEvent({ id: "theirs", customer_name: "Other" }),
    ];
    const facts = index({ infraEvents, customers: [aPolicy({ name: "Acme", aliases: ["A. Inc"] })] });
    expect(ids(facts)).toEqual(["all", "ours"]);
    expect(ids(facts, -1, 0, "a. inc")).toEqual(["all", "ours"]);
  });
});

describe("intelligence", () => {
  const facts = index({
    intel: [
      anIndicator({ id: "ip", value: "203.0.113.9" }),
      anIndicator({ id: "net", type: "network", value: "203.0.113.0/24" }),
      anIndicator({ id: "domain", type: "domain", value: "Bad.example" }),
      anIndicator({ id: "hash", type: "hash", value: "ABCDEF" }),
      anIndicator({ id: "agent", type: "user_agent", value: "EvilBot" }),
    ],
  });
  const ids = (question: Partial<typeof nothing> | { addresses?: string[]; domains?: string[]; hashes?: string[] }) =>
    facts.intel({ ...nothing, ...question }).map(({ indicator }) => indicator.id);

  it.each([
    [{ addresses: ["203.0.113.9"] }, ["ip", "net"]],
    [{ addresses: ["::ffff:203.0.113.8"] }, ["net"]],
    [{ addresses: ["203.0.114.9"] }, []],
    [{ domains: ["cdn.bad.example"] }, ["domain"]],
    [{ domains: ["notbad.example", "example"] }, []],
    [{ hashes: ["abcdef"] }, ["hash"]],
  ])("matches %j", (question, expected) => expect(ids(question)).toEqual(expected));

  it("matches a part of the user agent, and nothing without one", () => {
    const match = (user_agent: string | null) => facts.intel({ ...nothing, user_agent }).length;
    expect([match("x evilbot/1.0"), match("good"), match(""), match(null)]).toEqual([1, 0, 0, 0]);
  });
});

describe("addresses", () => {
  const range = (cidr: string, owner: string): NetworkRange => ({
    cidr,
    owner,
    country: "DE",
    kind: "hosting",
    crawler: null,
  });

  it("are told by the narrowest range of the installation", () => {
    const facts = index({ networks: [range("198.51.0.0/16", "wide"), range("198.51.100.0/24", "narrow")] });
    expect(facts.addressFacts("198.51.100.7")).toMatchObject({ owner: "narrow", kind: "hosting", source: "networks" });
    expect(facts.addressFacts("198.51.9.7").owner).toBe("wide");
  });

  it("fall back to the offline country database, and to nothing", () => {
    expect(index().addressFacts("8.8.8.8")).toMatchObject({ country: "US", source: "geo_whois_asn_country" });
    expect(index().addressFacts("10.0.0.1")).toMatchObject({ country: null, source: "none" });
  });
});

it("gives advisories published since, but not at, the moment asked", () => {
  const advisory = (id: string, published_at: string) => ({ id, published_at }) as Advisory;
  const facts = index({ advisories: [advisory("old", at(-9)), advisory("in", at(-5)), advisory("now", NOW)] });
  expect(facts.advisories(at(-5), NOW).map(({ id }) => id)).toEqual(["in"]);
});

it("knows which crawler a user agent claims to be", () => {
  expect(crawlerClaim("Mozilla/5.0 (compatible; Googlebot/2.1)")?.name).toContain("Googlebot");
  expect(crawlerClaim("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36")).toBeNull();
});
