import type { ResponseResult } from "@/lib/schema/workflow";
import { askForPerson } from "../ask-for-person";
import { attempt, isWornOut } from "../attempt";
import type { ResponseIntent } from "../judges";
import { type Run, type RunConfig, recall } from "../run";
import type { State, Update } from "../state";

/** Opens the ticket and tells people, then ends. Both are done once a workflow, however often this node runs. */
export async function respond(_state: State, config: RunConfig): Promise<Update> {
  const result = await attempt("respond", config, carryOut, (_run, failure) => {
    throw failure; // no workflow ends without its ticket: it is claimed again later
  });
  return { ended: { respond: "done" }, requires_approval: result?.actions.some(needsPerson) ?? false };
}

/** An action that somebody must approve or reject before the workflow ends. */
export const needsPerson = (action: ResponseResult["actions"][number]) =>
  action.requires_approval && action.status === "proposed";

async function carryOut(run: Run): Promise<ResponseResult> {
  const started_at = run.deps.clock.now().toISOString();
  const from = run.deps.clock.elapsed();
  const intent = await intend(run);
  const ticket = await run.effects.openTicket(intent.ticket);
  const sent = intent.notifications.length > 0 ? await run.effects.notify(ticket, intent.notifications) : [];
  return {
    ticket_id: ticket.id,
    actions: intent.actions,
    actions_taken: [
      `Ticket ${ticket.id} opened${ticket.status === "closed" ? " as closed" : ""}`,
      ...sent
        .filter(({ status }) => status !== "failed")
        .map(({ channel, to, status }) => `${to} ${status === "delivered" ? "told" : "noted"} by ${channel}`),
    ],
    notifications_sent: sent,
    automation_applied: [],
    status: intent.status,
    summary: intent.summary,
    source: "rules",
    ...intent.made,
    processing_time_ms: run.deps.clock.elapsed() - from,
    started_at,
  };
}

async function intend(run: Run): Promise<ResponseIntent> {
  const decision = await recall(run, "decide");
  const triage = await recall(run, "triage");
  if (!decision || !triage || isWornOut(run)) return askForPerson(run.item);
  const investigation = triage.requires_investigation ? await recall(run, "investigate") : null;
  return run.judges.respond(run.item, { triage, investigation, decision }, run.deps);
}
