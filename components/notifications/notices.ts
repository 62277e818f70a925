import type { Notification } from "@/lib/schema/notification";

/** All that was told about one workflow: one thing to read, however many people it went to. */
export type Notice = Pick<Notification, "workflow_id" | "ticket_id" | "priority" | "subject" | "at"> & {
  newest: number;
  told: Notification[];
};

/** From the newest first, as they come. */
export function noticesOf(items: Notification[]): Notice[] {
  const notices = new Map<string, Notice>();
  for (const item of items) {
    const known = notices.get(item.workflow_id);
    if (known) {
      known.told.push(item);
      continue;
    }
    const { workflow_id, ticket_id, priority, subject, at, id } = item;
    notices.set(workflow_id, { workflow_id, ticket_id, priority, subject, at, newest: id, told: [item] });
  }
  return [...notices.values()];
}

/** Whether nobody looked at it in this browser. Ids begin anew in an emptied store: then all are new. */
export function isUnread(notice: Pick<Notice, "newest">, newestOfAll: number, seen: number | null): boolean {
  if (seen === null) return false;
  return newestOfAll < seen || notice.newest > seen;
}
