import { endpoint } from "@/lib/http/endpoint";
import { getGeneratorOperation, setGeneratorOperation } from "@/lib/http/house-operations";
import { route } from "@/lib/http/route";
import { getGenerator } from "@/lib/services/get-generator";
import { setGenerator } from "@/lib/services/set-generator";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: route(getGeneratorOperation, (ctx) => getGenerator(ctx)),
  PUT: route(setGeneratorOperation, (ctx, { body }) => setGenerator(ctx, body)),
});
