import { endpoint } from "@/lib/http/endpoint";
import { route } from "@/lib/http/route";
import { changeThreatsOperation } from "@/lib/http/threat-operations";
import { changeThreats } from "@/lib/services/change-threats";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  POST: route(changeThreatsOperation, (ctx, { body }) => changeThreats(ctx, body)),
});
