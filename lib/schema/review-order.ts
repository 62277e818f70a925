import type { ReviewItem } from "./review";
import type { Severity } from "./severity";
import type { Priority } from "./workflow";

/** How many minutes something of a severity or priority may wait longer than the gravest. */
export const CAN_WAIT: Record<Severity | Priority, number> = {
  critical: 0,
  high: 15,
  medium: 45,
  low: 120,
  info: 240,
  P1: 0,
  P2: 15,
  P3: 45,
  P4: 120,
  P5: 240,
};
/** A risk of 1 is worth as many minutes. */
export const RISK_WORTH = 10;
const UNWEIGHED = 5;
const NO_DEADLINE = 24 * 60; // minutes after it came in
const MINUTE = 60_000;

type Weighed = Pick<ReviewItem, "severity" | "priority" | "respond_by" | "created_at" | "risk">;

/** Why an item stands where it stands: `at` is its deadline (or a day after it came in), moved by its parts. */
export type Urgency = { from: string; deadline: boolean; later: number; sooner: number; at: string };

/** The order of the review queue: the earliest `at` is the first. The same sum stands in the database as `urgentAt`. */
export function urgencyOf({ severity, priority, respond_by, created_at, risk }: Weighed): Urgency {
  const from = respond_by ?? new Date(Date.parse(created_at) + NO_DEADLINE * MINUTE).toISOString();
  const later = CAN_WAIT[priority ?? severity];
  const sooner = risk === null ? UNWEIGHED : Math.round(RISK_WORTH * risk);
  const at = new Date(Date.parse(from) + (later - sooner) * MINUTE).toISOString();
  return { from, deadline: respond_by !== null, later, sooner, at };
}
