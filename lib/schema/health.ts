import * as z from "zod";

export const Health = z.object({ status: z.literal("ok"), uptime_seconds: z.number() }).meta({ id: "Health" });

const part = z.object({ state: z.enum(["up", "degraded", "down", "off", "starting"]), detail: z.string().optional() });
/** 503 only for the database, or before the sidecar first came up; else 200 and `degraded` when something is. */
export const Readiness = z
  .object({
    status: z.enum(["ready", "degraded", "unavailable"]),
    parts: z.object({ database: part, queue: part, sidecar: part, reasoner: part }),
    realtime: z.object({ port: z.int() }),
    mode: z.enum(["rules", "live"]),
  })
  .meta({ id: "Readiness" });
export type Readiness = z.infer<typeof Readiness>;
