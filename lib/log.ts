import pino from "pino";
import { env } from "@/lib/config/env";

/** JSON lines on stderr: an attacker's control characters reach a terminal only as escapes. */
export const log: pino.Logger = pino(
  { level: env().logLevel, base: { process: env().processName }, timestamp: pino.stdTimeFunctions.isoTime },
  pino.destination({ dest: 2, sync: true }),
);
