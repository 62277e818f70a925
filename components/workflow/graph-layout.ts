import type { NodeId } from "./graph-state";

export type Box = { x: number; y: number; width: number; height: number };
type Dot = { x: number; y: number };
export type Edge = { from: NodeId | "start"; to: NodeId | "end"; path: string };
export type Layout = {
  width: number;
  height: number;
  boxes: Record<NodeId, Box>;
  start: Dot;
  end: Dot;
  edges: Edge[];
};

const HEIGHT = 46;

/** For 600 px and more: the main way in a line, what may be left out above it. */
export const WIDE: Layout = {
  width: 688,
  height: 138,
  start: { x: 12, y: 104 },
  end: { x: 672, y: 104 },
  boxes: {
    triage: { x: 38, y: 81, width: 104, height: HEIGHT },
    investigate: { x: 168, y: 8, width: 112, height: HEIGHT },
    decide: { x: 306, y: 81, width: 104, height: HEIGHT },
    respond: { x: 434, y: 81, width: 104, height: HEIGHT },
    approve: { x: 548, y: 8, width: 104, height: HEIGHT },
  },
  edges: [
    { from: "start", to: "triage", path: "M19 104H38" },
    { from: "triage", to: "investigate", path: "M142 98C160 98 150 31 168 31" },
    { from: "triage", to: "decide", path: "M142 110H306" },
    { from: "investigate", to: "decide", path: "M280 31C298 31 288 98 306 98" },
    { from: "decide", to: "respond", path: "M410 104H434" },
    { from: "respond", to: "approve", path: "M538 98C552 98 532 31 548 31" },
    { from: "respond", to: "end", path: "M538 110H660" },
    { from: "approve", to: "end", path: "M652 31C668 31 672 60 672 92" },
  ],
};

/** For a phone: downwards, what may be left out to the right. */
export const NARROW: Layout = {
  width: 326,
  height: 372,
  start: { x: 66, y: 12 },
  end: { x: 66, y: 356 },
  boxes: {
    triage: { x: 4, y: 36, width: 124, height: HEIGHT },
    investigate: { x: 182, y: 88, width: 124, height: HEIGHT },
    decide: { x: 4, y: 140, width: 124, height: HEIGHT },
    respond: { x: 4, y: 212, width: 124, height: HEIGHT },
    approve: { x: 182, y: 272, width: 124, height: HEIGHT },
  },
  edges: [
    { from: "start", to: "triage", path: "M66 19V36" },
    { from: "triage", to: "investigate", path: "M128 59C180 59 244 62 244 88" },
    { from: "triage", to: "decide", path: "M58 82V140" },
    { from: "investigate", to: "decide", path: "M244 134C244 160 180 163 128 163" },
    { from: "decide", to: "respond", path: "M66 186V212" },
    { from: "respond", to: "approve", path: "M128 235C180 235 244 240 244 272" },
    { from: "respond", to: "end", path: "M58 258C58 300 66 310 66 344" },
    { from: "approve", to: "end", path: "M244 318C244 350 140 356 78 356" },
  ],
};
