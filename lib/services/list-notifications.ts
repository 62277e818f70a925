import type { NotificationPage, NotificationQuery } from "@/lib/schema/notification";
import type { Context } from "./context";

export function listNotifications({ house }: Context, query: NotificationQuery): Promise<NotificationPage> {
  return house.notifications.list(query);
}
