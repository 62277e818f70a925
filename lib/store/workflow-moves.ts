import { DecisionResult, InvestigationResult, ResponseResult, TriageResult } from "@/lib/schema/workflow";
import type { Param } from "./client";
import type { StoredNode } from "./node-results";

type Move = { sql: string; params: Param[] };

/** What the row shows while a node works. */
export const SHOWN: Record<StoredNode, { status: string; agent: string }> = {
  triage: { status: "triaging", agent: "triage" },
  investigate: { status: "investigating", agent: "investigation" },
  decide: { status: "deciding", agent: "decision" },
  respond: { status: "responding", agent: "response" },
};

/** The node that comes next is shown at once, so that its beginning need not be written again. */
function then(node: StoredNode, sql: string, params: Param[]): Move {
  const { status, agent } = SHOWN[node];
  return { sql: `${sql}, status = ?, currentAgent = ?`, params: [...params, status, agent] };
}

const Triage = TriageResult.pick({ verdict: true, confidence: true, requires_investigation: true });
const Investigation = InvestigationResult.pick({ risk_score: true });
const Decision = DecisionResult.pick({
  final_verdict: true,
  confidence: true,
  priority: true,
  respond_within_minutes: true,
});
const Response = ResponseResult.pick({ actions: true });

/** How a node's answer moves the row. @throws when it is not such an answer */
const MOVES: Record<StoredNode, (result: unknown) => Move> = {
  triage: (result) => {
    const { verdict, confidence, requires_investigation: investigate } = Triage.parse(result);
    return then(investigate ? "investigate" : "decide", "verdict = ?, confidence = ?, requiresInvestigation = ?", [
      verdict,
      confidence,
      investigate ? 1 : 0,
    ]);
  },
  investigate: (result) => then("decide", "riskScore = ?", [Investigation.parse(result).risk_score]),
  decide: (result) => {
    const { final_verdict, confidence, priority, respond_within_minutes: minutes } = Decision.parse(result);
    const respondBy = "strftime('%Y-%m-%dT%H:%M:%fZ', createdAt, ?)"; // null without minutes; counted from receipt
    return then("respond", `verdict = ?, confidence = ?, priority = ?, respondBy = ${respondBy}`, [
      final_verdict,
      confidence,
      priority,
      minutes === null ? null : `+${minutes} minutes`,
    ]);
  },
  respond: (result) => {
    const waits = Response.parse(result).actions.filter(
      (action) => action.requires_approval && action.status === "proposed",
    );
    return { sql: "openActions = ?", params: [waits.length] };
  },
};

const Told = TriageResult.pick({ source: true, fallback_reason: true, warnings: true });
const LONGEST_WARNING = 300;

/** Tells on the row what a node warns of, so that the list of warnings is whole without the results. */
function withWarnings(node: StoredNode, result: unknown, { sql, params }: Move): Move {
  const told = Told.safeParse(result);
  if (!told.success) return { sql, params };
  const { source, fallback_reason = "unknown", warnings = [] } = told.data;
  const fallen = `${SHOWN[node].agent}: judged by rules, since the model's answer could not be used (${fallback_reason})`;
  const all = source === "rules_fallback" ? [...warnings, fallen] : warnings;
  if (all.length === 0) return { sql, params };
  const list = `json_insert(warnings${all.map(() => ", '$[#]', ?").join("")})`;
  return {
    sql: `${sql}, warnings = ${list}`,
    params: [...params, ...all.map((text) => text.slice(0, LONGEST_WARNING))],
  };
}

export const moveOf = (node: StoredNode, result: unknown): Move => withWarnings(node, result, MOVES[node](result));

/** How a run ends: `message` says why it failed. */
export type Ending = { status: "completed" | "failed" | "awaiting_approval"; message?: string };
