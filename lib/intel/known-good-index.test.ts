import { describe, expect, it } from "vitest";
import type { KnownGoodQuestion } from "@/agents/alert-ports";
import { NOW } from "@/agents/testing/a-signal";
import { aKnownGood } from "@/agents/testing/an-alert";
import type { KnownGood } from "@/lib/schema/asset";
import { knownGoodOf } from "./known-good-index";
import { inWindow } from "./recurring-window";

const nothing = { addresses: [], hosts: [], users: [], hashes: [], processes: [], tickets: [] };
const ask = (entry: Partial<KnownGood>, seen: Partial<KnownGoodQuestion>) => {
  const question = { customer_name: "Acme", at: NOW, ...nothing, ...seen };
  const [match] = knownGoodOf([aKnownGood(entry)], question, (name) => name === null || name === "Acme");
  return match ?? null;
};
const matched = (entry: Partial<KnownGood>, seen: Partial<KnownGoodQuestion>) => ask(entry, seen)?.matched ?? null;

describe("what an entry covers", () => {
  it("is the address in its range, of either family", () => {
    const networks = ["192.0.2.248/29", "2001:db8:5::/48", "203.0.113.9"];
    expect(matched({ networks }, { addresses: ["192.0.2.250"] })).toEqual(["address 192.0.2.250"]);
    expect(matched({ networks }, { addresses: ["::ffff:192.0.2.250"] })).not.toBeNull();
    expect(matched({ networks }, { addresses: ["2001:db8:5::7"] })).not.toBeNull();
    expect(matched({ networks }, { addresses: ["203.0.113.9"] })).not.toBeNull();
    expect(matched({ networks }, { addresses: ["192.0.2.247", "203.0.113.10", "not an address"] })).toBeNull();
  });

  it("is the user and the host in any case, with and without the domain", () => {
    const entry = { users: ["svc_scan"], hosts: ["Web-1"] };
    for (const user of ["SVC_SCAN", "CORP\\svc_scan", "svc_scan@corp.example"])
      for (const host of ["WEB-1", "web-1.corp.example", "web-1.corp.example."])
        expect(matched(entry, { users: [user], hosts: [host] })).toEqual([`user ${user}`, `host ${host}`]);
    expect(matched(entry, { users: ["svc_scan2"], hosts: ["web-1"] })).toBeNull();
  });

  it("is a program by its name wherever it lies, a script by its whole path only", () => {
    const seen = { processes: ["C:\\Ops\\Rotate.ps1"] };
    expect(matched({ processes: ["rotate.ps1"] }, seen)).not.toBeNull();
    expect(matched({ processes: ["c:\\ops\\rotate.ps1"] }, seen)).not.toBeNull();
    expect(matched({ processes: ["C:\\Temp\\Rotate.ps1"] }, seen)).toBeNull();
  });

  it("is a hash in any case", () => {
    expect(matched({ hashes: ["ab12"] }, { hashes: ["AB12"] })).toEqual(["hash AB12"]);
  });

  it("is nothing when one of the kinds that both name disagrees: a stolen service account comes from elsewhere", () => {
    const entry = { users: ["svc_backup"], networks: ["10.0.8.0/24"] };
    expect(matched(entry, { users: ["svc_backup"], addresses: ["10.0.8.3"] })).not.toBeNull();
    expect(matched(entry, { users: ["svc_backup"], addresses: ["203.0.113.9"] })).toBeNull();
    expect(matched(entry, { users: ["svc_backup"] })).not.toBeNull();
  });

  it("is nothing on the strength of the host alone, unless the entry names nobody", () => {
    const seen = { hosts: ["db-1"] };
    expect(matched({ hosts: ["db-1"], users: ["svc_backup"] }, seen)).toBeNull();
    expect(matched({ hosts: ["db-1"] }, seen)).toEqual(["host db-1"]);
  });

  it("reports a change number, and believes none: anybody can write one", () => {
    const entry = { users: ["svc_ops"], ticket: "CHG-7" };
    expect(matched(entry, { tickets: ["CHG-7"] })).toBeNull();
    expect(matched(entry, { tickets: ["chg-7"], users: ["svc_ops"] })).toEqual(["user svc_ops", "ticket CHG-7"]);
  });

  it("is nothing for another customer", () => {
    const seen = { users: ["svc_ops"] };
    expect(matched({ users: ["svc_ops"], customer_name: "Other" }, seen)).toBeNull();
    expect(matched({ users: ["svc_ops"], customer_name: "Acme" }, seen)).not.toBeNull();
  });

  it("says whether it was time for it", () => {
    const window = { time_zone: "UTC", days: [1], start: "09:00", end: "11:00" };
    expect(ask({ users: ["a"], window }, { users: ["a"] })?.in_window).toBe(false); // a Wednesday
    expect(ask({ users: ["a"], window: { ...window, days: [3] } }, { users: ["a"] })?.in_window).toBe(true);
  });
});

describe("windows", () => {
  const toronto = { time_zone: "America/Toronto", days: [2], start: "20:00", end: "02:00" };

  it("follow the wall clock of their zone, summer and winter, past midnight", () => {
    expect(inWindow(toronto, "2026-11-18T01:00:00Z")).toBe(true); // Tuesday 20:00, winter
    expect(inWindow(toronto, "2026-11-18T00:59:59Z")).toBe(false);
    expect(inWindow(toronto, "2026-07-15T00:30:00Z")).toBe(true); // Tuesday 20:30, summer
    expect(inWindow(toronto, "2026-11-18T06:59:59Z")).toBe(true); // Wednesday 01:59
    expect(inWindow(toronto, "2026-11-18T07:00:00Z")).toBe(false);
    expect(inWindow(toronto, "2026-11-17T05:00:00Z")).toBe(false); // the night from Monday to Tuesday
    expect(inWindow({ ...toronto, days: [7] }, "2026-11-16T06:00:00Z")).toBe(true); // the night from Sunday to Monday
  });

  it("that end when they start last the whole day", () => {
    const day = { time_zone: "UTC", days: [3], start: "00:00", end: "00:00" };
    expect(inWindow(day, NOW)).toBe(true);
    expect(inWindow(day, "2026-03-05T00:00:00Z")).toBe(false);
  });

  it("of one time last from the first moment to before the last, whatever the offset", () => {
    const once = { from: "2026-03-04T09:00:00.000Z", to: "2026-03-04T11:00:00.000Z" };
    expect(inWindow(once, "2026-03-04T10:00:00+01:00")).toBe(true);
    expect(inWindow(once, "2026-03-04T11:00:00.000Z")).toBe(false);
    expect(inWindow(null, NOW)).toBe(true);
  });
});
