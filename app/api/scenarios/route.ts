import { endpoint } from "@/lib/http/endpoint";
import { listScenariosOperation } from "@/lib/http/house-operations";
import { route } from "@/lib/http/route";
import { listScenarios } from "@/lib/services/list-scenarios";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: route(listScenariosOperation, (ctx) => listScenarios(ctx)),
});
