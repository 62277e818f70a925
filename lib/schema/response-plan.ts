import * as z from "zod";

export const ActionType = z.enum([
  "block_ip",
  "rate_limit",
  "challenge",
  "allowlist",
  "monitor",
  "escalate",
  "quarantine",
  "revoke_sessions",
  "reset_password",
]);
export type ActionType = z.infer<typeof ActionType>;

export const Urgency = z.enum(["immediate", "urgent", "normal", "low"]);
export type Urgency = z.infer<typeof Urgency>;

export const ActionStatus = z.enum(["proposed", "approved", "rejected", "executed", "failed", "rolled_back"]);
export type ActionStatus = z.infer<typeof ActionStatus>;

export const ResponseAction = z
  .object({
    id: z.string().min(1),
    action_type: ActionType,
    urgency: Urgency,
    target: z.string().min(1),
    reason: z.string().min(1),
    parameters: z.record(z.string(), z.unknown()),
    confidence: z.number().min(0).max(1),
    auto_executable: z.boolean(), // policy would allow it; nothing is executed until a connector exists
    requires_approval: z.boolean(),
    rollback_possible: z.boolean(),
    estimated_impact: z.string().min(1),
    status: ActionStatus,
  })
  .meta({ id: "ResponseAction" });
export type ResponseAction = z.infer<typeof ResponseAction>;

export const EscalationStep = z
  .object({ level: z.string().min(1), contact: z.string().min(1), after_minutes: z.number().min(0) })
  .meta({ id: "EscalationStep" });
export type EscalationStep = z.infer<typeof EscalationStep>;

export const ResponsePlan = z
  .object({
    primary_action: ResponseAction,
    secondary_actions: z.array(ResponseAction),
    escalation_path: z.array(EscalationStep).min(1),
    sla_minutes: z.number().min(15).max(240), // counted from created_at
    respond_by: z.iso.datetime(),
    auto_escalate_after_minutes: z.number().min(0),
    overall_confidence: z.number().min(0).max(1),
    notes: z.array(z.string()),
  })
  .meta({ id: "ResponsePlan" });
export type ResponsePlan = z.infer<typeof ResponsePlan>;
