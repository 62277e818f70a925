import type { FalsePositiveScore } from "@/lib/schema/false-positive";
import type { ActionType, EscalationStep, ResponseAction, ResponsePlan, Urgency } from "@/lib/schema/response-plan";
import type { Severity } from "@/lib/schema/severity";
import { clamp, round } from "../assessment";
import type { SignalFeatures } from "../features/signal-features";
import templates from "../knowledge/response-templates.json";
import weights from "../knowledge/weights.json";
import { type AgentRuns, isExplained } from "../threat/agents";
import { quote } from "../wording";
import { draftAction, isProtected } from "./response-action";

const URGENCIES: Urgency[] = ["immediate", "urgent", "normal", "low"];
const AUTOMATIC: ActionType[] = ["block_ip", "rate_limit", "challenge"]; // short, and taken back with one call
const HARMLESS: ActionType[] = ["monitor", "escalate"];
const MINUTE_MS = 60_000;

/** Minutes from creation until somebody must have responded: halved for enterprise customers, never under 15. */
export function slaMinutes(severity: Severity, tier: string): number {
  const minutes = templates.sla_minutes[severity];
  return Math.max(templates.sla_floor_minutes, tier === "enterprise" ? minutes / 2 : minutes);
}

/**
 * Proposes what to do, as templates by type and severity say, bent by policy and by how sure we are.
 * Nothing is carried out: every action is proposed, and what could hurt asks for a person.
 * @param createdAt ISO; the SLA counts from it
 */
export function planResponse(input: {
  features: SignalFeatures;
  runs: AgentRuns;
  severity: Severity;
  falsePositive: FalsePositiveScore;
  createdAt: string;
}): ResponsePlan {
  const { features, runs, severity, falsePositive, createdAt } = input;
  const { policy } = runs.config.assessment.facts;
  const likelyFalse = falsePositive.score > weights.false_positive.likely_fp_above;
  const likelyReal = falsePositive.score < weights.false_positive.likely_real_below;
  const notes: string[] = [];

  const template = templates.actions[features.type];
  const level = severity === "critical" || severity === "high" ? "severe" : severity === "medium" ? "medium" : "mild";
  let wanted = template[level] as ActionType[];
  if (likelyFalse) {
    wanted = ["monitor", ...(isExplained(runs) ? [] : wanted.filter((type) => type === "challenge"))];
    notes.push("Likely false: watched, not acted upon");
  }
  const situation = { features, runs, severity };
  let drafts = wanted.flatMap((type) => draftAction(type, situation) ?? []);
  const protectedSource = features.source_ip !== null && isProtected(features.source_ip, runs);
  if (wanted.includes("block_ip") && !drafts.some(({ action_type }) => action_type === "block_ip") && protectedSource) {
    notes.push(`${features.source_ip} is internal or on the customer's list and is never blocked`);
  }
  if (wanted.includes("block_ip") && runs.config.failed.includes("customers"))
    notes.push("Policy could not be read: without the customer's list nothing is blocked");
  if (!likelyFalse && level !== "mild" && drafts.length < 2)
    drafts = [
      ...drafts,
      ...["monitor", "escalate"].flatMap((type) => draftAction(type as ActionType, situation) ?? []),
    ];
  if (drafts.length < 2)
    drafts = [...drafts, ...[draftAction("monitor", situation)].flatMap((draft) => draft ?? [])].slice(0, 2);

  const baseUrgency = URGENCIES.indexOf(templates.urgency[severity] as Urgency);
  const urgency = URGENCIES[clamp(baseUrgency - (likelyReal ? 1 : 0), 0, 3)] as Urgency;
  const certainty = round(
    clamp(likelyFalse ? falsePositive.score : 1 - falsePositive.score, 0, 1) * (0.5 + 0.5 * falsePositive.confidence),
    3,
  );
  const mayAct = policy.auto_block.enabled && !policy.auto_block.excluded_types.includes(features.type) && !likelyFalse;

  const actions = unique(drafts).map((draft, i): ResponseAction => {
    const confidence = round(certainty * (i === 0 ? 1 : 0.9), 3);
    const automatic = mayAct && AUTOMATIC.includes(draft.action_type) && confidence >= policy.auto_block.min_confidence;
    return {
      id: `A${i + 1}`,
      ...draft,
      urgency:
        i === 0
          ? urgency
          : (URGENCIES[
              Math.min(3, URGENCIES.indexOf(urgency) + (draft.action_type === "escalate" ? 0 : 1))
            ] as Urgency),
      confidence,
      auto_executable: automatic,
      requires_approval: !automatic && !HARMLESS.includes(draft.action_type),
      status: "proposed",
    };
  });
  const [primary_action, ...secondary_actions] = actions as [ResponseAction, ...ResponseAction[]];
  const sla_minutes = slaMinutes(severity, policy.tier);
  if (!runs.config.assessment.facts.known_customer)
    notes.push("No policy is stored for this customer: the default policy was used");
  if (policy.tier === "enterprise")
    notes.push(
      sla_minutes < templates.sla_minutes[severity]
        ? "Response time is halved for an enterprise customer"
        : "Response time is already at its floor",
    );
  return {
    primary_action,
    secondary_actions,
    escalation_path: escalation(sla_minutes, policy.contacts),
    sla_minutes,
    respond_by: new Date(Date.parse(createdAt) + sla_minutes * MINUTE_MS).toISOString(),
    auto_escalate_after_minutes: round(sla_minutes * 0.5, 1),
    overall_confidence: certainty,
    notes,
  };
}

function unique<T extends { action_type: string; target: string }>(drafts: T[]): T[] {
  return drafts.filter(
    (draft, i) =>
      drafts.findIndex(({ action_type, target }) => action_type === draft.action_type && target === draft.target) === i,
  );
}

function escalation(sla: number, contacts: { level: string; contact: string }[]): EscalationStep[] {
  const ours = templates.escalation.map(({ level, contact, after_share }) => ({
    level,
    contact,
    after_minutes: round(sla * after_share, 1),
  }));
  const first = contacts[0];
  return first
    ? [
        ...ours,
        {
          level: `Customer: ${quote(first.level, 60)}`,
          contact: first.contact,
          after_minutes: round(sla * templates.customer_after_share, 1),
        },
      ]
    : ours;
}
