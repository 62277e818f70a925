import { playStoryOperation } from "@/lib/http/demo-operations";
import { endpoint } from "@/lib/http/endpoint";
import { route } from "@/lib/http/route";
import { playStory } from "@/lib/services/play-story";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  POST: route(playStoryOperation, (ctx, { body }) => playStory(ctx, body)),
});
