import { endpoint } from "@/lib/http/endpoint";
import { entityTag, idempotencyKeyOf } from "@/lib/http/preconditions";
import { Reply } from "@/lib/http/reply";
import { route } from "@/lib/http/route";
import { triggerThreat } from "@/lib/http/threat-operations";
import { analyzeThreat } from "@/lib/services/analyze-threat";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  POST: route(triggerThreat, async (ctx, { body, request }) => {
    const origin = request.headers.get("x-soc-origin") === "manual" ? "manual" : "api";
    const { threat, replayed } = await analyzeThreat(ctx, body, { idempotencyKey: idempotencyKeyOf(request), origin });
    const headers = { etag: entityTag(threat.version), ...(replayed ? { "idempotent-replayed": "true" } : {}) };
    return new Reply(threat, { headers });
  }),
});
