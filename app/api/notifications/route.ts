import { listNotificationsOperation } from "@/lib/http/case-operations";
import { endpoint } from "@/lib/http/endpoint";
import { route } from "@/lib/http/route";
import { listNotifications } from "@/lib/services/list-notifications";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: route(listNotificationsOperation, (ctx, { query }) => listNotifications(ctx, query)),
});
