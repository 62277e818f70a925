"use client";
import Link from "next/link";
import { Chip } from "@/components/ui/chip";
import { OutsideText } from "@/components/ui/outside-text";
import { ProblemNotice } from "@/components/ui/problem-notice";
import { RelativeTime } from "@/components/ui/relative-time";
import { Skeleton } from "@/components/ui/skeleton";
import { DELIVERY_WORD, PRIORITY_TONE } from "@/components/workflow/workflow-words";
import type { Notification } from "@/lib/schema/notification";
import { isUnread, type Notice, noticesOf } from "./notices";

/** To whom, by what, and whether it got there; said once when it is the same for all. */
function Told({ told }: { told: Notification[] }) {
  const same = told.every((one) => one.status === told[0]?.status);
  return (
    <>
      {told.map((one, at) => (
        <span key={one.id}>
          {at > 0 ? ", " : ""}
          <OutsideText>{one.to}</OutsideText> by <OutsideText>{one.channel.replaceAll("_", " ")}</OutsideText>
          {same ? null : <> ({DELIVERY_WORD[one.status]})</>}
        </span>
      ))}
      {same && told[0] ? <>: {DELIVERY_WORD[told[0].status]}</> : null}
    </>
  );
}

function Row({ notice, isNew, onLeave }: { notice: Notice; isNew: boolean; onLeave: () => void }) {
  const failed = notice.told.some((one) => one.status === "failed");
  return (
    <li className="border-line border-t first:border-t-0">
      <Link
        href={`/alerts/${notice.workflow_id}`}
        prefetch={false}
        onClick={onLeave}
        className="block px-3.5 py-2.5 hover:bg-raised focus-visible:-outline-offset-2"
      >
        <span className="flex items-start gap-2">
          <Chip tone={PRIORITY_TONE[notice.priority]}>{notice.priority}</Chip>
          <span className={`line-clamp-2 min-w-0 flex-1 ${isNew ? "font-semibold" : ""}`}>
            <OutsideText>{notice.subject}</OutsideText>
          </span>
          {isNew ? (
            <span className="mt-1.5 size-2 shrink-0 rounded-full bg-accent">
              <span className="sr-only">new</span>
            </span>
          ) : null}
        </span>
        <span className="mt-0.5 block text-[12px] text-muted">
          <span className="font-mono">{notice.ticket_id}</span>, <RelativeTime at={notice.at} />
        </span>
        <span className={`block text-[12px] ${failed ? "text-critical" : "text-muted"}`}>
          <Told told={notice.told} />
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
          {noticesOf(items).map((notice) => (
            <Row
              key={notice.workflow_id}
              notice={notice}
              isNew={isUnread(notice, items[0]?.id ?? 0, seen)}
              onLeave={onLeave}
            />
          ))}
        </ul>
      ) : null}
    </>
  );
}
