import { AppError } from "@/lib/errors";
import { Notification, type NotificationPage, type NotificationQuery } from "@/lib/schema/notification";
import type { Database } from "./client";
import { integer } from "./columns";

const Row = Notification.extend({ id: integer });

export const SELECT_NOTIFICATION = `SELECT id, workflowId AS workflow_id, ticketId AS ticket_id, channel, recipient AS "to", at, status,
  subject, body, priority FROM notifications`;

export type NotificationStore = ReturnType<typeof notificationStore>;

export function notificationStore(db: Database) {
  return {
    /** Newest first, of all workflows or of one. @throws invalid for a cursor that this list did not give */
    async list(query: NotificationQuery): Promise<NotificationPage> {
      if (query.cursor !== undefined && !/^n\d{1,15}$/.test(query.cursor)) {
        throw new AppError("invalid", "Invalid notification query: cursor is not one that this list gave.", {
          errors: [{ path: "cursor", message: "must be a next_cursor of this list" }],
        });
      }
      const before = query.cursor === undefined ? Number.MAX_SAFE_INTEGER : Number(query.cursor.slice(1));
      const one = query.workflow === undefined ? "" : " AND workflowId = ?";
      const rows = await db.read(
        Row,
        `${SELECT_NOTIFICATION} WHERE id < ?${one} ORDER BY id DESC LIMIT ?`,
        before,
        ...(query.workflow === undefined ? [] : [query.workflow]),
        query.limit + 1,
      );
      const items = rows.slice(0, query.limit);
      const last = rows.length > query.limit ? items.at(-1) : undefined;
      return { items, next_cursor: last ? `n${last.id}` : null };
    },
  };
}
