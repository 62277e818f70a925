import { listStoriesOperation } from "@/lib/http/demo-operations";
import { endpoint } from "@/lib/http/endpoint";
import { route } from "@/lib/http/route";
import { listStories } from "@/lib/services/list-stories";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: route(listStoriesOperation, (ctx) => listStories(ctx)),
});
