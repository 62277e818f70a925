import { endpoint } from "@/lib/http/endpoint";
import { listSampleAlertsOperation } from "@/lib/http/house-operations";
import { route } from "@/lib/http/route";
import { listSampleAlerts } from "@/lib/services/list-sample-alerts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: route(listSampleAlertsOperation, (ctx) => listSampleAlerts(ctx)),
});
