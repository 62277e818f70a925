import { pausePlayOperation } from "@/lib/http/demo-operations";
import { endpoint } from "@/lib/http/endpoint";
import { route } from "@/lib/http/route";
import { pausePlay } from "@/lib/services/change-play";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  POST: route(pausePlayOperation, (ctx) => pausePlay(ctx)),
});
