import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import * as alerts from "@/app/api/alerts/export/route";
import * as process from "@/app/api/alerts/process/route";
import * as threats from "@/app/api/threats/export/route";
import * as trigger from "@/app/api/threats/trigger/route";
import { AppError } from "@/lib/errors";
import { callRoute as call } from "@/lib/http/testing/call-route";
import { ThreatRows } from "@/lib/realtime/testing/threat-rows";
import type { House } from "@/lib/services/house";

const built = vi.hoisted(() => ({ house: undefined as House | undefined }));
vi.mock("@/lib/services/house", async (original) => ({
  ...(await original<typeof import("@/lib/services/house")>()),
  house: () => built.house,
}));

let rows: ThreatRows;
const get = (handler: typeof threats.GET, query = "") => call(handler, { method: "GET", query });

beforeAll(async () => {
  rows = new ThreatRows();
  const { buildHouse } = await import("@/lib/services/house");
  built.house = buildHouse(`file:${path.resolve(rows.file)}`);
  for (const customer_name of ["Example Shop", '=HYPERLINK("http://evil.example","x")', "Example Bank"]) {
    const body = { threat_type: "brute_force", customer_name, source_ip: "203.0.113.9", request_count: 900 };
    expect((await call(trigger.POST, { body })).status).toBe(200);
  }
  const alert = { alert_id: "a-1", rule_id: "R-1", title: "@SUM(A1), a rule", severity: "high", description: "Seen." };
  expect((await call(process.POST, { body: alert })).status).toBe(202);
});
afterAll(async () => {
  await built.house?.db.close();
  rows.close();
});

describe("the list of threats as CSV", () => {
  it("is a file of all rows, newest first, with the bound in a header", async () => {
    const { status, headers, text } = await get(threats.GET);
    expect([status, headers.get("content-type")]).toEqual([200, "text/csv; charset=utf-8; header=present"]);
    expect(headers.get("content-disposition")).toMatch(/^attachment; filename="threats-\d{8}T\d{6}Z\.csv"$/);
    expect([headers.get("x-row-limit"), headers.get("x-total-rows")]).toEqual(["100000", "3"]);
    const lines = text.split("\r\n");
    expect(lines[0]).toMatch(/^id,created_at,severity,status,threat_type,customer_name,/);
    expect(lines.slice(1, 4).map((line) => line.includes("Example Bank"))).toEqual([true, false, false]);
    expect(lines).toHaveLength(5);
    expect(text).toContain(`"'=HYPERLINK(""http://evil.example"",""x"")"`);
  });

  it("takes the filters of the list, and no cursor", async () => {
    const one = await get(threats.GET, `?customer=${encodeURIComponent("Example Shop")}`);
    expect([one.headers.get("x-total-rows"), one.text.split("\r\n")]).toEqual([
      "1",
      expect.objectContaining({ length: 3 }),
    ]);
    expect((await get(threats.GET, "?severity=info")).text.split("\r\n")).toHaveLength(2);
    for (const query of ["?severity=loud", "?cursor=s1", "?limit=5"]) {
      const refused = await get(threats.GET, query);
      expect([refused.status, refused.headers.get("content-disposition")]).toEqual([422, null]);
      expect(refused.headers.get("content-type")).toBe("application/problem+json");
    }
  });

  it("answers a problem, not a file, when the store cannot be read", async () => {
    const threatStore = built.house?.threats ?? expect.fail("there is a house");
    const list = vi.spyOn(threatStore, "list").mockRejectedValue(new AppError("unavailable", "The store is busy."));
    const refused = await get(threats.GET);
    list.mockRestore();
    expect([refused.status, refused.headers.get("content-disposition")]).toEqual([503, null]);
  });
});

describe("the list of alerts as CSV", () => {
  it("is a file with the alerts' own columns and filters", async () => {
    const { status, headers, text } = await get(alerts.GET, "?rule=R-1");
    expect([status, headers.get("x-total-rows")]).toEqual([200, "1"]);
    expect(headers.get("content-disposition")).toMatch(/^attachment; filename="alerts-\d{8}T\d{6}Z\.csv"$/);
    const [head, row] = text.split("\r\n");
    expect(head).toMatch(/^workflow_id,ticket_id,created_at,/);
    expect(row).toContain(`"'@SUM(A1), a rule"`);
    expect((await get(alerts.GET, "?rule=R-2")).text.split("\r\n")).toHaveLength(2);
    expect((await get(alerts.GET, "?status=odd")).status).toBe(422);
  });
});
