import type { NotificationDraft } from "@/lib/schema/notification";
import type { ResponseAction } from "@/lib/schema/response-plan";
import type { TicketDraft } from "@/lib/schema/ticket";
import {
  type DecisionResult,
  type InvestigationResult,
  RESPOND_WITHIN_MINUTES,
  type ResponseResult,
  type TriageResult,
} from "@/lib/schema/workflow";
import type { AlertCase } from "../alert-ports";
import routes from "../knowledge/alert-routes.json";
import { list, plural, quote } from "../wording";
import { containmentFor } from "./containment";
import type { AlertDeps } from "./triage";

type Judged = { triage: TriageResult; investigation: InvestigationResult | null; decision: DecisionResult };

export type AlertResponsePlan = {
  ticket: TicketDraft;
  notifications: NotificationDraft[];
  actions: ResponseAction[];
  summary: string;
  status: ResponseResult["status"];
};

const VERDICT = {
  true_positive: "Real",
  suspicious: "Suspicious",
  benign: "Benign",
  false_positive: "False alarm",
  unknown: "Not settled",
};

/** What to open, whom to tell, what to propose. Nothing here acts: containment waits for a person. */
export async function planAlertResponse(
  item: AlertCase,
  judged: Judged,
  { sources }: AlertDeps,
): Promise<AlertResponsePlan> {
  const { alert, received_at } = item;
  const { decision, triage, investigation } = judged;
  const { final_verdict, priority } = decision;
  const closed = final_verdict === "benign" || final_verdict === "false_positive";
  const owner = String(triage.evidence.find(({ kind }) => kind === "asset")?.data.owner ?? "") || null;
  const minutes = RESPOND_WITHIN_MINUTES[priority];
  const respond_by = minutes === null ? null : new Date(Date.parse(received_at) + minutes * 60_000).toISOString();
  const about = subjectOf(item);
  const actions = closed
    ? []
    : containmentFor(item, judged, await sources.policyOf(alert.customer_name).catch(() => undefined));
  const waiting = actions.filter(({ requires_approval }) => requires_approval).length;
  const ticket: TicketDraft = {
    title: quote(`${VERDICT[final_verdict]}: ${alert.rule_name}${about ? ` on ${about}` : ""}`, 300),
    summary: decision.rationale,
    status: closed ? "closed" : "open",
    verdict: final_verdict,
    priority,
    owner,
    respond_by,
  };
  const told = routes.by_priority[priority].filter(({ to }) => to !== "owner" || owner !== null);
  const notifications = told.map(
    ({ channel, to }): NotificationDraft => ({
      channel,
      to: to === "owner" ? (owner ?? "") : to,
      subject: quote(`${priority} ${ticket.title}`, 300),
      body: `${decision.rationale} ${investigation && investigation.related_alerts.length > 0 ? `${plural(investigation.related_alerts.length, "related alert")}. ` : ""}${respond_by ? `Respond by ${respond_by}.` : ""}`.trim(),
      priority,
    }),
  );
  return {
    ticket,
    notifications,
    actions,
    status: closed ? "closed" : waiting > 0 ? "awaiting_approval" : priority === "P4" ? "monitoring" : "open",
    summary: closed
      ? `Closed as ${final_verdict === "benign" ? "benign" : "a false alarm"}; the ticket keeps the reasons.`
      : `${priority}, ticket open${told.length > 0 ? `, told ${list(told.map(({ to }) => (to === "owner" ? (owner ?? "the owner") : to)))}` : ""}${waiting > 0 ? `; ${plural(waiting, "action")} wait for a person` : ""}.`,
  };
}

function subjectOf({ alert }: AlertCase): string {
  const { host, user, source_ip } = alert.assets;
  return list([user, host, host || user ? null : source_ip].flatMap((name) => (name ? [quote(name, 80)] : [])));
}
