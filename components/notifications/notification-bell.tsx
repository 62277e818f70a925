"use client";
import { useQuery } from "@tanstack/react-query";
import { Bell } from "lucide-react";
import { useState } from "react";
import { Popover } from "@/components/ui/popover";
import { workflowQueries } from "@/lib/query/workflows";
import { isUnread, noticesOf } from "./notices";
import { NotificationList } from "./notification-list";
import { markSeen, useSeenId } from "./seen";

const ASKED = 60; // several go out for one workflow
const MOST = 20;

/** What was told to whom, with a count of what came since somebody looked in this browser. */
export function NotificationBell() {
  const [open, setOpen] = useState(false);
  const { data, error, refetch } = useQuery(workflowQueries.notifications({ limit: ASKED }));
  const seen = useSeenId();
  const [before, setBefore] = useState<number | null>(null);
  const items = data?.items ?? [];
  const newest = items[0]?.id ?? 0;
  const unread = noticesOf(items).filter((notice) => isUnread(notice, newest, seen)).length;
  const count = unread >= MOST ? `${MOST}+` : String(unread);

  function change(next: boolean) {
    setOpen(next);
    if (next) setBefore(seen);
    if (newest > 0) markSeen(newest); // when it closes too: more may have come meanwhile
  }

  return (
    <Popover
      open={open}
      onOpenChange={change}
      label="Notifications"
      className="w-[min(420px,calc(100vw-24px))]"
      trigger={{
        "aria-label": unread > 0 ? `Notifications, ${count} unread` : "Notifications",
        title: "Notifications",
        className:
          "relative grid size-8 shrink-0 cursor-pointer place-items-center rounded-control border border-line text-muted hover:border-faint hover:text-text data-[state=open]:border-accent data-[state=open]:text-text",
        children: (
          <>
            <Bell aria-hidden="true" size={15} />
            {unread > 0 ? (
              <span
                aria-hidden="true"
                className="absolute -top-1.5 -right-1.5 min-w-[17px] rounded-full bg-accent px-1 text-center font-semibold text-[10.5px] text-on-accent leading-[17px]"
              >
                {count}
              </span>
            ) : null}
          </>
        ),
      }}
    >
      <NotificationList
        items={data?.items}
        error={error}
        onRetry={() => void refetch()}
        seen={before}
        onLeave={() => change(false)}
      />
    </Popover>
  );
}
