import { describe, expect, it } from "vitest";
import type { AttackMatrix } from "@/lib/schema/attack-matrix";
import { levelOf, listOf, mostSeen } from "./cells";
import { toLayer } from "./layer";

const T1110 = { id: "T1110", name: "Brute Force", threats: 6, alerts: 2 };
const T1078 = { id: "T1078", name: "Valid Accounts", threats: 0, alerts: 1 };
const MATRIX: AttackMatrix = {
  version: "18.1",
  range: "7d",
  since: "2026-03-01T00:00:00.000Z",
  tactics: [
    { id: "TA0001", name: "Initial Access", known: 9, techniques: [T1078] },
    { id: "TA0006", name: "Credential Access", known: 20, techniques: [T1110, T1078] },
  ],
  elsewhere: [],
};

describe("the matrix", () => {
  it("shades by the share of the most seen", () => {
    expect(mostSeen(MATRIX)).toBe(8);
    expect([levelOf(T1110, 8), levelOf(T1078, 8)]).toEqual([4, 1]);
  });

  it("leads to the threats of the range, or to the alerts when only they name it", () => {
    expect(listOf(T1110, MATRIX.since)).toBe("/threats?technique=T1110&since=2026-03-01T00%3A00%3A00.000Z");
    expect(listOf(T1078, null)).toBe("/alerts?technique=T1078");
  });

  it("is exported as a Navigator layer that names each technique once", () => {
    expect(toLayer(MATRIX)).toMatchObject({
      domain: "enterprise-attack",
      versions: { attack: "18", layer: "4.5" },
      techniques: [
        { techniqueID: "T1078", score: 1, comment: "0 threats, 1 alerts" },
        { techniqueID: "T1110", score: 8 },
      ],
      gradient: { minValue: 0, maxValue: 8 },
    });
  });
});
