import { endpoint } from "@/lib/http/endpoint";
import { getCostsOperation } from "@/lib/http/house-operations";
import { route } from "@/lib/http/route";
import { getModelCosts } from "@/lib/services/get-model-costs";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: route(getCostsOperation, (ctx) => getModelCosts(ctx)),
});
