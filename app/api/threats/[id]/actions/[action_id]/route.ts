import { endpoint } from "@/lib/http/endpoint";
import { entityTag } from "@/lib/http/preconditions";
import { Reply } from "@/lib/http/reply";
import { route } from "@/lib/http/route";
import { decideActionOperation } from "@/lib/http/threat-operations";
import { decideAction } from "@/lib/services/decide-action";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  POST: route(decideActionOperation, async (ctx, { params, body }) => {
    const threat = await decideAction(ctx, params.id ?? "", params.action_id ?? "", body);
    return new Reply(threat, { headers: { etag: entityTag(threat.version) } });
  }),
});
