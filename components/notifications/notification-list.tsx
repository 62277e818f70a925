"use client";
import Link from "next/link";
import { Chip } from "@/components/ui/chip";
import { OutsideText } from "@/components/ui/outside-text";
import { ProblemNotice } from "@/components/ui/problem-notice";
import { RelativeTime } from "@/components/ui/relative-time";
import { Skeleton } from "@/components/ui/skeleton";
import { DELIVERY_WORD, PRIORITY_TONE } from "@/components/workflow/workflow-words";
import type { Notification } from "@/lib/schema/notification";
import { unreadOf } from "./unread";

function Row({ one, isNew, onLeave }: { one: Notification; isNew: boolean; onLeave: () => void }) {
  return (
    <li className="border-line border-t first:border-t-0">
      <Link
        href={`/alerts/${one.workflow_id}`}
        prefetch={false}
        onClick={onLeave}
        className="block px-3.5 py-2.5 hover:bg-raised focus-visible:-outline-offset-2"
      >
        <span className="flex items-start gap-2">
          <Chip tone={PRIORITY_TONE[one.priority]}>{one.priority}</Chip>
          <span className={`min-w-0 flex-1 ${isNew ? "font-semibold" : ""}`}>
            <OutsideText>{one.subject}</OutsideText>
          </span>
          {isNew ? (
            <span className="mt-1.5 size-2 shrink-0 rounded-full bg-accent">
              <span className="sr-only">new</span>
            </span>
          ) : null}
        </span>
        <span className="mt-0.5 block text-[12px] text-muted">
          <span className="font-mono">{one.ticket_id}</span> · to <OutsideText>{one.to}</OutsideText> by{" "}
          <OutsideText>{one.channel.replaceAll("_", " ")}</OutsideText>, <RelativeTime at={one.at} />
        </span>
        <span className={`block text-[12px] ${one.status === "failed" ? "text-critical" : "text-muted"}`}>
          {DELIVERY_WORD[one.status]}
        </span>
      </Link>
    </li>
  );
}

type Props = {
  items: Notification[] | undefined;
  error: unknown;
  onRetry: () => void;
  /** Those after it are new. */
  seen: number | null;
  onLeave: () => void;
};

/** The newest notifications; each leads to its workflow. */
export function NotificationList({ items, error, onRetry, seen, onLeave }: Props) {
  return (
    <>
      <h2 className="border-line border-b px-3.5 py-2.5 font-semibold">
        Notifications <span className="font-normal text-[12px] text-muted">who was told, newest first</span>
      </h2>
      {items === undefined && error ? (
        <div className="p-3.5">
          <ProblemNotice title="Notifications could not be loaded" error={error} onRetry={onRetry} />
        </div>
      ) : null}
      {items === undefined && !error ? (
        <div aria-busy="true" className="grid gap-3 p-3.5">
          <Skeleton className="h-10 w-full" />
          <Skeleton className="h-10 w-full" />
        </div>
      ) : null}
      {items?.length === 0 ? (
        <p className="px-3.5 py-6 text-center text-muted">Nobody had to be told of anything yet.</p>
      ) : null}
      {items && items.length > 0 ? (
        <ul aria-label="Notifications">
          {items.map((one) => (
            <Row key={one.id} one={one} isNew={unreadOf([one.id], seen) > 0} onLeave={onLeave} />
          ))}
        </ul>
      ) : null}
    </>
  );
}
