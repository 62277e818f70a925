import type { CustomerPolicy } from "@/lib/schema/customer";
import type { ActionType, ResponseAction } from "@/lib/schema/response-plan";
import type { DecisionResult, Priority, TriageResult } from "@/lib/schema/workflow";
import type { AlertCase } from "../alert-ports";
import { round } from "../assessment";
import { inNetwork } from "../features/network";
import routes from "../knowledge/alert-routes.json";
import { quote } from "../wording";
import { outsideAddresses } from "./alert-keys";
import { type AlertFeatures, readAlert } from "./read-alert";

type Judged = { triage: TriageResult; decision: DecisionResult };
type Draft = Pick<
  ResponseAction,
  "action_type" | "target" | "reason" | "parameters" | "rollback_possible" | "estimated_impact"
>;

const URGENCY: Record<Priority, ResponseAction["urgency"]> = {
  P1: "immediate",
  P2: "urgent",
  P3: "normal",
  P4: "low",
  P5: "low",
};
const BLOCK_MINUTES: Record<Priority, number> = { P1: 1440, P2: 720, P3: 240, P4: 60, P5: 60 };
const MOST = 4;

/**
 * The smallest actions that stop the harm that was seen, each with its blast radius. All but watching wait for a person.
 * @param policy undefined when it could not be read: then nobody is blocked, since whom it protects is not known
 */
export function containmentFor(
  item: AlertCase,
  { triage, decision }: Judged,
  policy: CustomerPolicy | null | undefined,
): ResponseAction[] {
  const { alert, workflow_id } = item;
  const { priority, final_verdict, confidence } = decision;
  const features = readAlert(alert);
  const { user, host } = alert.assets;
  const drafts: (Draft | null)[] = [];
  if (final_verdict === "true_positive" || (final_verdict === "suspicious" && priority <= "P2")) {
    if (actsOnHost(features)) drafts.push(quarantine(host, triage));
    if (actsOnAccount(features, triage))
      drafts.push(revoke(user), final_verdict === "true_positive" ? reset(user) : null);
    drafts.push(block(features, policy, priority));
    if (priority === "P1") drafts.push(escalate(alert.customer_name));
  }
  const proposed = drafts.flatMap((draft) => draft ?? []).slice(0, MOST);
  if (proposed.length === 0) proposed.push(watch(user ?? host ?? alert.assets.source_ip ?? alert.customer_name));
  return proposed.map((draft, i) => ({
    id: `${workflow_id.slice(0, 8)}-${i + 1}`,
    ...draft,
    urgency: URGENCY[priority],
    confidence: round(confidence, 2),
    auto_executable: draft.action_type === "monitor",
    requires_approval: draft.action_type !== "monitor" && draft.action_type !== "escalate",
    status: "proposed",
  }));
}

const has = (features: AlertFeatures, tactics: string[]): boolean =>
  features.behaviours.some(({ tactic, harm, log_odds }) => tactics.includes(tactic) && harm >= 1 && log_odds > 0);

const actsOnHost = (features: AlertFeatures): boolean =>
  has(features, ["TA0002", "TA0003", "TA0005", "TA0008", "TA0011", "TA0040"]) ||
  features.claimed.some((id) => routes.host_techniques.some((prefix) => id.startsWith(prefix)));

const actsOnAccount = (features: AlertFeatures, { weights, techniques }: TriageResult): boolean =>
  weights.some(
    ({ group, log_odds }) =>
      ["sign_in", "credentials_given", "travel", "mfa", "owner"].includes(group) && log_odds > 0.3,
  ) ||
  [...techniques, ...features.claimed].some((id) => routes.account_techniques.some((prefix) => id.startsWith(prefix)));

const action = (
  action_type: ActionType,
  target: string | null,
  rest: Omit<Draft, "action_type" | "target">,
): Draft | null => (target && quote(target, 200) ? { action_type, target: quote(target, 200), ...rest } : null);

function quarantine(host: string | null, { evidence }: TriageResult): Draft | null {
  const roles = evidence.flatMap(({ kind, data }) =>
    kind === "asset" && Array.isArray(data.roles) ? data.roles.map(String) : [],
  );
  const vital = roles.some((role) => /domain_controller|database|server|hypervisor|controller|gateway/.test(role));
  return action("quarantine", host, {
    reason: "Cuts the machine off before more is done; its memory and disk stay for the investigation",
    parameters: { keep_powered_on: true },
    rollback_possible: true,
    estimated_impact: vital
      ? "Wide: other systems and people depend on this server"
      : "Cuts one machine and whoever works on it off",
  });
}

const revoke = (user: string | null): Draft | null =>
  action("revoke_sessions", user, {
    reason: "Ends whatever access was gained; the rightful owner signs in again",
    parameters: {},
    rollback_possible: false,
    estimated_impact: "One account has to sign in again",
  });

const reset = (user: string | null): Draft | null =>
  action("reset_password", user, {
    reason: "The password must be taken as known to the attacker",
    parameters: {},
    rollback_possible: false,
    estimated_impact:
      "One account gets a new password; where it is a service account, what uses it stops until it is told",
  });

function block(features: AlertFeatures, policy: CustomerPolicy | null | undefined, priority: Priority): Draft | null {
  if (policy === undefined) return null;
  const ours = policy ? [...policy.allowlist, ...policy.own_networks] : [];
  const ip = outsideAddresses(features.keys).find((address) => !ours.some(({ cidr }) => inNetwork(address, cidr)));
  return action("block_ip", ip ?? null, {
    reason: "Stops what comes from there and what goes there",
    parameters: { duration_minutes: BLOCK_MINUTES[priority] },
    rollback_possible: true,
    estimated_impact: "Whoever else stands behind that address is cut off too",
  });
}

const escalate = (customer: string): Draft | null =>
  action("escalate", "Incident lead", {
    reason: `Someone who may decide for ${quote(customer, 80)} has to know now`,
    parameters: {},
    rollback_possible: true,
    estimated_impact: "None for users",
  });

const watch = (target: string): Draft => ({
  action_type: "monitor",
  target: quote(target, 200) || "the alert's source",
  reason: "Watching costs nobody anything and shows whether it goes on",
  parameters: { duration_minutes: 1440 },
  rollback_possible: true,
  estimated_impact: "None",
});
