import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import * as attack from "@/app/api/attack/route";
import * as entities from "@/app/api/entities/[kind]/[value]/route";
import * as search from "@/app/api/search/route";
import * as trigger from "@/app/api/threats/trigger/route";
import { callRoute as call } from "@/lib/http/testing/call-route";
import { AttackMatrix } from "@/lib/schema/attack-matrix";
import { Entity } from "@/lib/schema/entity";
import { SearchAnswer } from "@/lib/schema/find";
import { buildHouse, type House } from "@/lib/services/house";
import { loadFacts } from "@/lib/services/load-facts";
import { replaceFacts } from "@/lib/store/installation";
import { aNewWorkflow, anAlert, anIntake } from "@/lib/store/testing/a-workflow";
import { openTestDatabase, type TestDatabase } from "@/lib/store/testing/test-database";

const built = vi.hoisted(() => ({ house: undefined as House | undefined }));
vi.mock("@/lib/services/house", async (original) => ({
  ...(await original<typeof import("@/lib/services/house")>()),
  house: () => built.house,
}));

let test: TestDatabase;
let house: House;
const threatAt = async (customer_name: string, source_ip: string, user_id: string) => {
  const signal = {
    threat_type: "brute_force",
    customer_name,
    source_ip,
    mitre_hints: ["T1110"],
    metadata: { user_id },
  };
  const { status, json } = await call(trigger.POST, { body: signal });
  expect(status, JSON.stringify(json)).toBe(200);
  return json.id as string;
};

beforeAll(async () => {
  test = openTestDatabase();
  house = buildHouse(test.url);
  built.house = house;
  await replaceFacts(house.db, loadFacts(new Date(), true));
  await threatAt("Northwind Example", "203.0.113.7", "Alice-K");
  await threatAt("Northwind Example", "203.0.113.8", "Alice-K");
  await house.workflows.add(
    [aNewWorkflow(anAlert({ customer_name: "Northwind Example", assets: { user: "alice-k", host: "web-1" } }))],
    anIntake(),
  );
});
afterAll(async () => {
  await house.db.close();
  await test.close();
});

const read = async (kind: string, value: string) => {
  const { status, json } = await call(entities.GET, { method: "GET", params: { kind, value } });
  expect(status, JSON.stringify(json)).toBe(200);
  return Entity.parse(json);
};

describe("GET /api/entities/{kind}/{value}", () => {
  it("gathers an address from threats and alerts, with what is known of it", async () => {
    const ip = await read("ip", "203.0.113.7");
    expect([ip.threats.total, ip.alerts.total]).toEqual([1, 1]);
    expect(ip.threats.newest[0]?.source_ip).toBe("203.0.113.7");
    expect(ip.address?.ip).toBe("203.0.113.7");
    expect(ip.customers).toEqual([{ customer_name: "Northwind Example", count: 2 }]);
    expect(ip.days.reduce((sum, day) => sum + day.threats + day.alerts, 0)).toBe(2);
    expect(ip.first_seen && ip.last_seen && ip.first_seen <= ip.last_seen).toBe(true);
  });

  it("knows a user in each spelling and a customer whole", async () => {
    expect((await read("user", "Alice-K")).threats.total).toBe(2);
    expect((await read("user", "CORP\\alice-k")).alerts.total).toBe(1);
    expect((await read("host", "web-1.corp.example")).alerts.total).toBe(1);
    const customer = await read("customer", " NORTHWIND example ");
    expect([customer.name, customer.threats.total, customer.alerts.total]).toEqual(["Northwind Example", 2, 1]);
  });

  it("says in short what a customer's policy is", async () => {
    const [policy] = (await house.facts.load()).customers;
    const known = await read("customer", policy?.name ?? "");
    expect(known.customer).toMatchObject({ name: policy?.name, tier: policy?.tier, sector: policy?.sector });
    expect([known.threats.total, known.first_seen, known.days]).toEqual([0, null, []]);
  });

  it("answers for an indicator with its intelligence, and for a name that nobody mentions", async () => {
    const indicator = (await house.facts.load()).intel.find(({ type }) => type === "domain");
    expect((await read("domain", indicator?.value ?? "")).intelligence[0]?.id).toBe(indicator?.id);
    expect((await read("hash", "a".repeat(64))).threats).toEqual({
      total: 0,
      total_is_lower_bound: false,
      open: 0,
      newest: [],
    });
  });

  it("knows no other kinds, nor what can name nothing", async () => {
    for (const [kind, value] of [
      ["planet", "mars"],
      ["ip", "not-an-address"],
      ["user", " "],
      ["user", "x".repeat(201)],
      ["user", "a\u0000b"],
    ]) {
      const { status } = await call(entities.GET, { method: "GET", params: { kind: kind ?? "", value: value ?? "" } });
      expect(status, `${kind} ${value}`).toBe(404);
    }
  });
});

describe("GET /api/search", () => {
  const found = async (q: string) => {
    const { status, json } = await call(search.GET, { method: "GET", query: `?q=${encodeURIComponent(q)}` });
    expect(status, JSON.stringify(json)).toBe(200);
    return SearchAnswer.parse(json);
  };

  it("finds threats, alerts and names, the whole name first", async () => {
    const { threats, alerts, entities } = await found("203.0.113.7");
    expect([threats.total, alerts.total]).toEqual([1, 1]);
    expect(entities[0]).toEqual({ kind: "ip", value: "203.0.113.7" });
    expect((await found("203.0.113.")).entities).toHaveLength(2);
  });

  it("tells users, hosts and customers apart, in each spelling", async () => {
    expect((await found("Alice")).entities).toEqual([{ kind: "user", value: "Alice-K" }]);
    expect((await found("web-")).entities).toEqual([{ kind: "host", value: "web-1" }]);
    expect((await found("WIND ex")).entities).toEqual([{ kind: "customer", value: "Northwind Example" }]);
  });

  it("wants two characters, and takes punctuation for no words", async () => {
    expect((await call(search.GET, { method: "GET", query: "?q=a" })).status).toBe(422);
    expect((await call(search.GET, { method: "GET" })).status).toBe(422);
    for (const q of ['"" *', "  ", "%_", "NEAR("]) expect((await found(q)).threats.total, q).toBe(0);
  });
});

describe("GET /api/attack", () => {
  const matrix = async (query = "") => {
    const { status, json } = await call(attack.GET, { method: "GET", query });
    expect(status, JSON.stringify(json)).toBe(200);
    return AttackMatrix.parse(json);
  };
  const bruteForce = ({ tactics }: AttackMatrix) =>
    tactics.find(({ id }) => id === "TA0006")?.techniques.find(({ id }) => id === "T1110");

  it("counts techniques under their tactics, in the order of an attack", async () => {
    const week = await matrix();
    expect(week.range).toBe("7d");
    expect(week.tactics.map(({ name }) => name).slice(0, 3)).toEqual([
      "Reconnaissance",
      "Resource Development",
      "Initial Access",
    ]);
    expect(bruteForce(week)).toEqual({ id: "T1110", name: "Brute Force", threats: 2, alerts: 0 });
    const guessing = week.tactics.flatMap(({ techniques }) => techniques).find(({ id }) => id === "T1110.001");
    expect(guessing?.alerts).toBe(1);
    expect(bruteForce(await matrix("?range=all"))).toEqual(bruteForce(week));
  });

  it("looks no further back than the range", async () => {
    await house.db.run(
      "UPDATE threats SET createdAt = '2020-01-01T00:00:00.000Z' WHERE seq = (SELECT min(seq) FROM threats)",
    );
    expect(bruteForce(await matrix("?range=24h"))?.threats).toBe(1);
    expect(bruteForce(await matrix("?range=all"))?.threats).toBe(2);
    expect((await call(attack.GET, { method: "GET", query: "?range=9y" })).status).toBe(422);
  });
});
