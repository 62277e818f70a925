import { expect, it } from "vitest";
import type { ThreatSummary } from "@/lib/schema/threat-analysis";
import { worstFirst } from "./worst-first";

const threat = (severity: ThreatSummary["severity"], seq: number) => ({ severity, seq }) as ThreatSummary;

it("puts the most severe first, and the newest among equals, whatever came last", () => {
  const order = worstFirst([threat("high", 9), threat("critical", 3), threat("critical", 7), threat("high", 11)]);
  expect(order.map(({ seq }) => seq)).toEqual([7, 3, 11, 9]);
});
