import { endpoint } from "@/lib/http/endpoint";
import { getOpenApiOperation } from "@/lib/http/house-operations";
import { openApiDocument } from "@/lib/http/openapi";
import { route } from "@/lib/http/route";

let document: ReturnType<typeof openApiDocument> | undefined;

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: route(getOpenApiOperation, () => {
    document ??= openApiDocument();
    return document;
  }),
});
