import { describe, expect, it } from "vitest";
import { type Box, NARROW, WIDE } from "./graph-layout";
import { NODE_ORDER } from "./graph-state";

const apart = (a: Box, b: Box) =>
  a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;

describe.each([
  ["wide", WIDE],
  ["narrow", NARROW],
])("the %s drawing", (_name, layout) => {
  const pairs = NODE_ORDER.flatMap((a, at) => NODE_ORDER.slice(at + 1).map((b) => [a, b] as const));

  it.each(pairs)("keeps %s and %s apart", (a, b) => {
    expect(apart(layout.boxes[a], layout.boxes[b])).toBe(true);
  });

  it("holds every node, with room for its glow", () => {
    for (const { x, y, width, height } of Object.values(layout.boxes)) {
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(4);
      expect(x + width).toBeLessThanOrEqual(layout.width - 4);
      expect(y + height).toBeLessThanOrEqual(layout.height - 4);
    }
  });

  it("draws the edges of the graph, and no others", () => {
    expect(layout.edges.map(({ from, to }) => `${from} ${to}`).sort()).toEqual(
      [
        "start triage",
        "triage investigate",
        "triage decide",
        "investigate decide",
        "decide respond",
        "respond approve",
        "respond end",
        "approve end",
      ].sort(),
    );
  });
});
