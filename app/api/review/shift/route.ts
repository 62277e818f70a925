import { endpoint } from "@/lib/http/endpoint";
import { getShiftOperation } from "@/lib/http/review-operations";
import { route } from "@/lib/http/route";
import { getShift } from "@/lib/services/get-shift";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: route(getShiftOperation, (ctx, { query }) => getShift(ctx, query.since)),
});
