import * as z from "zod";
import { Priority, SentNotification } from "./workflow";

/** What was told to whom. `recorded`: no connector carries this channel yet, so it stands here only. */
export const Notification = z
  .object({
    id: z.int().min(1),
    workflow_id: z.uuid(),
    ticket_id: z.string(),
    priority: Priority,
    subject: z.string().min(1),
    body: z.string(),
    ...SentNotification.shape,
  })
  .meta({ id: "Notification" });
export type Notification = z.infer<typeof Notification>;

export const NotificationPage = z
  .object({ items: z.array(Notification), next_cursor: z.string().nullable() })
  .meta({ id: "NotificationPage" });
export type NotificationPage = z.infer<typeof NotificationPage>;

export const NotificationQuery = z.strictObject({
  workflow: z.uuid().optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().pipe(z.int().min(1).max(200)).default(50),
});
export type NotificationQuery = z.infer<typeof NotificationQuery>;

export type NotificationDraft = Pick<Notification, "channel" | "to" | "subject" | "body" | "priority">;
