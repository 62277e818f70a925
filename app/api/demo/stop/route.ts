import { stopPlayOperation } from "@/lib/http/demo-operations";
import { endpoint } from "@/lib/http/endpoint";
import { route } from "@/lib/http/route";
import { stopPlay } from "@/lib/services/change-play";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  POST: route(stopPlayOperation, (ctx) => stopPlay(ctx)),
});
