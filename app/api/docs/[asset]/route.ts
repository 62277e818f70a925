import { docsAsset } from "@/lib/http/docs-page";
import { endpoint } from "@/lib/http/endpoint";
import { getDocsAssetOperation } from "@/lib/http/house-operations";
import { route } from "@/lib/http/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: route(getDocsAssetOperation, (_ctx, { params }) => docsAsset(params.asset ?? "")),
});
