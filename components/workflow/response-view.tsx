"use client";
import { ActionCard } from "@/components/response/action-card";
import { OutsideText } from "@/components/ui/outside-text";
import { Panel } from "@/components/ui/panel";
import { RelativeTime } from "@/components/ui/relative-time";
import type { SentNotification } from "@/lib/schema/workflow";
import { DecidedLine } from "./decided-line";
import { MadeLine } from "./made-line";
import { NotThere } from "./not-there";
import { TicketCard } from "./ticket-card";
import { useWorkflow } from "./workflow-context";
import { ALERT_AGENT_QUESTION, DELIVERY_WORD, RESPONSE_STATUS_WORD } from "./workflow-words";

const HEADING = "mb-1.5 font-medium text-[12px] text-muted";

function Sent({ sent }: { sent: SentNotification[] }) {
  if (sent.length === 0) return <p className="text-muted">Nobody had to be told.</p>;
  return (
    <ul aria-label="Notifications sent">
      {sent.map((one) => (
        <li key={`${one.channel} ${one.to}`} className="border-line border-t py-1.5 first:border-t-0">
          <span className="font-medium">
            <OutsideText>{one.to}</OutsideText>
          </span>{" "}
          by <OutsideText>{one.channel.replaceAll("_", " ")}</OutsideText>, <RelativeTime at={one.at} focusable />:{" "}
          <span className={one.status === "failed" ? "text-critical" : "text-muted"}>{DELIVERY_WORD[one.status]}</span>
        </li>
      ))}
    </ul>
  );
}

/** The ticket, who was told, and what is proposed. */
export function ResponseView() {
  const { workflow, ask } = useWorkflow();
  const response = workflow.response_result;
  if (!response) return <NotThere agent="response" />;
  return (
    <Panel title="Response" hint={ALERT_AGENT_QUESTION.response} bodyClassName="grid gap-4 p-3.5">
      <div>
        <p className="font-medium">{RESPONSE_STATUS_WORD[response.status]}</p>
        <p className="mt-1 max-w-[78ch]">
          <OutsideText>{response.summary}</OutsideText>
        </p>
      </div>
      <div>
        <h3 className={HEADING}>Ticket</h3>
        <TicketCard ticketId={response.ticket_id} />
      </div>
      <div>
        <h3 className={HEADING}>Told</h3>
        <Sent sent={response.notifications_sent} />
      </div>
      <div>
        <h3 className={HEADING}>Proposed actions</h3>
        {response.actions.length === 0 ? <p className="text-muted">None: nothing has to be done.</p> : null}
        <div className="grid gap-5">
          {response.actions.map((action) => (
            <ActionCard
              key={action.id}
              action={action}
              onAsk={action.requires_approval ? undefined : (actionId, decision) => ask({ actionId, decision })}
              outcome={<DecidedLine decided={workflow.decisions?.find((one) => one.action_id === action.id)} />}
            />
          ))}
        </div>
      </div>
      <div>
        <h3 className={HEADING}>What really happened</h3>
        {response.actions_taken.length + response.automation_applied.length === 0 ? (
          <p className="text-muted">Nothing was carried out.</p>
        ) : (
          <ul aria-label="What really happened" className="list-disc pl-4">
            {[...response.actions_taken, ...response.automation_applied].map((text) => (
              <li key={text}>
                <OutsideText>{text}</OutsideText>
              </li>
            ))}
          </ul>
        )}
      </div>
      <MadeLine made={response} />
    </Panel>
  );
}
