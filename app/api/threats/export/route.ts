import { downloadCsv } from "@/lib/http/download";
import { endpoint } from "@/lib/http/endpoint";
import { exportThreatsOperation } from "@/lib/http/export-operations";
import { route } from "@/lib/http/route";
import { exportThreats } from "@/lib/services/export-lists";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: route(exportThreatsOperation, async (ctx, { query }) =>
    downloadCsv(await exportThreats(ctx, query), "threats", ctx.house.clock.now()),
  ),
});
