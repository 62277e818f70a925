import { endpoint } from "@/lib/http/endpoint";
import { getReadinessOperation } from "@/lib/http/house-operations";
import { Reply } from "@/lib/http/reply";
import { route } from "@/lib/http/route";
import { getReadiness } from "@/lib/services/get-readiness";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: route(getReadinessOperation, async (ctx) => {
    const readiness = await getReadiness(ctx);
    return readiness.status === "unavailable"
      ? new Reply(readiness, { status: 503, headers: { "retry-after": "1" } })
      : readiness;
  }),
});
