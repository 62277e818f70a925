import { endpoint } from "@/lib/http/endpoint";
import { entityTag, expectedVersion, isUnchanged } from "@/lib/http/preconditions";
import { Reply } from "@/lib/http/reply";
import { route } from "@/lib/http/route";
import { changeThreatOperation, getThreatOperation } from "@/lib/http/threat-operations";
import { changeThreat } from "@/lib/services/change-threat";
import { getThreat } from "@/lib/services/get-threat";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: route(getThreatOperation, async (ctx, { params, request }) => {
    const threat = await getThreat(ctx, params.id ?? "");
    const headers = { etag: entityTag(threat.version) };
    return isUnchanged(request, threat.version)
      ? new Reply(undefined, { status: 304, headers })
      : new Reply(threat, { headers });
  }),
  PATCH: route(changeThreatOperation, async (ctx, { params, body, request }) => {
    const { version, ...patch } = body;
    const threat = await changeThreat(ctx, params.id ?? "", patch, expectedVersion(request, version));
    return new Reply(threat, { headers: { etag: entityTag(threat.version) } });
  }),
});
