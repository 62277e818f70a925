import { getPlayOperation } from "@/lib/http/demo-operations";
import { endpoint } from "@/lib/http/endpoint";
import { route } from "@/lib/http/route";
import { getPlay } from "@/lib/services/get-play";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: route(getPlayOperation, (ctx) => getPlay(ctx)),
});
