import { endpoint } from "@/lib/http/endpoint";
import { route } from "@/lib/http/route";
import { listViewsOperation, saveViewOperation } from "@/lib/http/view-operations";
import { listViews, saveView } from "@/lib/services/saved-views";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: route(listViewsOperation, (ctx) => listViews(ctx)),
  POST: route(saveViewOperation, (ctx, { body }) => saveView(ctx, body)),
});
