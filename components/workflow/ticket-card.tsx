"use client";
import { useQuery } from "@tanstack/react-query";
import { Chip } from "@/components/ui/chip";
import { CopyButton } from "@/components/ui/copy-button";
import { OutsideText } from "@/components/ui/outside-text";
import { ProblemNotice } from "@/components/ui/problem-notice";
import { RelativeTime } from "@/components/ui/relative-time";
import { Skeleton } from "@/components/ui/skeleton";
import { workflowQueries } from "@/lib/query/workflows";
import { ALERT_VERDICT_WORD, PRIORITY_TONE } from "./workflow-words";

/** The case as it stands now, which may be later than the workflow's own end. */
export function TicketCard({ ticketId }: { ticketId: string }) {
  const { data: ticket, error, isPending, refetch } = useQuery(workflowQueries.ticket(ticketId));
  if (isPending) return <Skeleton className="h-24 w-full" />;
  if (error)
    return <ProblemNotice title="The ticket could not be loaded" error={error} onRetry={() => void refetch()} />;
  return (
    <article aria-label={`Ticket ${ticket.id}`} className="rounded-control border border-line bg-raised px-3 py-2.5">
      <p className="flex flex-wrap items-center gap-2">
        <span className="font-mono font-semibold">{ticket.id}</span>
        <CopyButton text={ticket.id} label="Copy the ticket's number" iconOnly />
        <Chip tone={ticket.status === "open" ? "accent" : "neutral"}>{ticket.status}</Chip>
        <Chip tone={PRIORITY_TONE[ticket.priority]}>{ticket.priority}</Chip>
        <Chip>{ALERT_VERDICT_WORD[ticket.verdict]}</Chip>
      </p>
      <p className="mt-1.5 font-medium">
        <OutsideText>{ticket.title}</OutsideText>
      </p>
      <p className="mt-0.5 max-w-[78ch] whitespace-pre-line">
        <OutsideText>{ticket.summary}</OutsideText>
      </p>
      <p className="mt-1.5 text-[12px] text-muted">
        Owner: {ticket.owner ? <OutsideText>{ticket.owner}</OutsideText> : "nobody is named for this asset"} · opened{" "}
        <RelativeTime at={ticket.opened_at} focusable />
        {ticket.closed_at ? (
          <>
            {" "}
            · closed <RelativeTime at={ticket.closed_at} focusable />
          </>
        ) : null}
      </p>
    </article>
  );
}
