import { setPlaySpeedOperation } from "@/lib/http/demo-operations";
import { endpoint } from "@/lib/http/endpoint";
import { route } from "@/lib/http/route";
import { setPlaySpeed } from "@/lib/services/change-play";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  PUT: route(setPlaySpeedOperation, (ctx, { body }) => setPlaySpeed(ctx, body.speed)),
});
