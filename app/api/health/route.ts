import { endpoint } from "@/lib/http/endpoint";
import { getHealthOperation } from "@/lib/http/house-operations";
import { route } from "@/lib/http/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: route(getHealthOperation, () => ({ status: "ok", uptime_seconds: process.uptime() })),
});
