import { endpoint } from "@/lib/http/endpoint";
import { route } from "@/lib/http/route";
import { deleteViewOperation, renameViewOperation } from "@/lib/http/view-operations";
import { deleteView, renameView } from "@/lib/services/saved-views";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  PATCH: route(renameViewOperation, (ctx, { params, body }) => renameView(ctx, params.view_id ?? "", body)),
  DELETE: route(deleteViewOperation, (ctx, { params }) => deleteView(ctx, params.view_id ?? "")),
});
