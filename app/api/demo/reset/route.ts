import { endpoint } from "@/lib/http/endpoint";
import { resetDemoOperation } from "@/lib/http/house-operations";
import { route } from "@/lib/http/route";
import { resetDemo } from "@/lib/services/reset-demo";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  POST: route(resetDemoOperation, (ctx) => resetDemo(ctx)),
});
