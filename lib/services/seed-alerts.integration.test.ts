import { afterAll, beforeAll, expect, it } from "vitest";
import * as z from "zod";
import { replaceFacts } from "@/lib/store/installation";
import { openTestDatabase, type TestDatabase } from "@/lib/store/testing/test-database";
import { buildHouse, type House } from "./house";
import { installationData } from "./installation-data";
import { loadFacts } from "./load-facts";
import { seedAlerts } from "./seed-alerts";

const NOW = new Date("2026-03-04T10:00:00.000Z");
const Count = z.object({ n: z.coerce.number() });
let database: TestDatabase;
let house: House;
const count = async (sql: string) => (await house.db.read(Count, `SELECT count(*) AS n FROM ${sql}`))[0]?.n;

beforeAll(async () => {
  database = openTestDatabase();
  house = buildHouse(database.url, { clock: { now: () => NOW, elapsed: () => performance.now() } });
  await replaceFacts(house.db, loadFacts(NOW, true));
});
afterAll(async () => {
  await house.db.close();
  await database.close();
});

it("stores every resolved alert as an ended workflow with one closed ticket, in order of events", async () => {
  const progress: number[] = [];
  const total = installationData("resolved_alerts").alerts.length;
  expect(await seedAlerts(house, NOW, (done) => progress.push(done))).toBe(total);
  expect(progress.at(-1)).toBe(total);
  expect(await count("workflows WHERE origin = 'seed' AND status = 'completed' AND resolution IS NOT NULL")).toBe(
    total,
  );
  expect(await count("workflows WHERE verdict IS NULL OR priority IS NULL OR ticketId IS NULL")).toBe(0);
  expect(await count("tickets WHERE status = 'closed' AND closedAt IS NOT NULL")).toBe(total);
  expect(await count("queue_items")).toBe(0);
  const Moment = z.object({ at: z.string() });
  const order = (await house.db.read(Moment, "SELECT eventAt AS at FROM workflows ORDER BY seq")).map(({ at }) => at);
  expect(order).toEqual([...order].sort());
  expect(order.at(-1)?.localeCompare(NOW.toISOString())).toBe(-1);
});

it("keeps what each agent answered, and people's word on the actions", async () => {
  const Id = z.object({ id: z.string() });
  const [real] = await house.db.read(
    Id,
    "SELECT id FROM workflows WHERE resolution = 'true_positive' AND verdict = 'true_positive' ORDER BY seq DESC LIMIT 1",
  );
  const whole = await house.workflows.findWhole(real?.id ?? "");
  expect(whole?.triage_result?.weights.length).toBeGreaterThan(0);
  expect(whole?.decision_result?.final_verdict).toBe(whole?.verdict);
  expect(whole?.response_result?.ticket_id).toBe(whole?.ticket_id);
  for (const action of whole?.response_result?.actions ?? [])
    if (action.requires_approval) expect(action.status).toBe("approved");
});

it("closes no alert as harmless that people found real", async () => {
  expect(await count("workflows WHERE resolution = 'true_positive' AND verdict IN ('benign', 'false_positive')")).toBe(
    0,
  );
});

it("lets the next alert know how its rule fared", async () => {
  const asked = { customer_name: "Global Finance", workflow_id: house.newId(), intake_seq: 1e9, at: NOW.toISOString() };
  const keys = { rule: "uba-fanout-logon", host: "bkp-core-01", user: "svc_backup", entities: [] };
  const { seen, resolved } = await house.sources.alertState({ ...asked, keys });
  expect(seen.rule_and_host).toBeGreaterThanOrEqual(15);
  expect(resolved.rule_and_host).toMatchObject({ real: 0 });
  expect(resolved.rule.real).toBe(1);
});
