import * as z from "zod";
import { hidesToString, holdsUnstorable, Instant, outsideText, withinDepth } from "./text";
import { THREAT_TYPES } from "./vocabulary";

export const ThreatType = z.enum(THREAT_TYPES, `must be one of ${THREAT_TYPES.join(", ")}`);
export type ThreatType = z.infer<typeof ThreatType>;

const MAX_METADATA_BYTES = 64 * 1024;
const MAX_METADATA_DEPTH = 10;

/** Free-form detector output: at most 64 KiB of JSON and 10 levels. */
export const SignalMetadata = z.record(z.string(), z.unknown(), "must be an object").superRefine((metadata, ctx) => {
  if (!withinDepth(metadata, MAX_METADATA_DEPTH)) {
    ctx.addIssue({ code: "custom", message: `must be at most ${MAX_METADATA_DEPTH} levels deep` });
    return;
  }
  if (new TextEncoder().encode(JSON.stringify(metadata)).length > MAX_METADATA_BYTES) {
    ctx.addIssue({ code: "custom", message: `must be at most ${MAX_METADATA_BYTES / 1024} KiB` });
  }
  if (holdsUnstorable(metadata)) {
    ctx.addIssue({ code: "custom", message: "must not contain NUL, lone surrogates or numbers too large to store" });
  }
  if (hidesToString(metadata)) {
    ctx.addIssue({ code: "custom", message: "must not contain a key named toString" });
  }
});

const when = Instant;

const WHOLE = "must be a whole number of at least 0";
const ABOVE_ZERO = "must be a number above 0";

const shape = {
  threat_type: ThreatType,
  customer_name: outsideText(200)
    .transform((name) => name.trim())
    .pipe(z.string().min(1, "must not be blank")),
  detected_at: when,
  source_ip: z.union([z.ipv4(), z.ipv6()], { error: "must be an IPv4 or IPv6 address" }).optional(),
  user_agent: outsideText(2000).optional(),
  endpoint: outsideText(2000).optional(),
  request_count: z.int(WHOLE).min(0, WHOLE).optional(),
  time_window_minutes: z.number(ABOVE_ZERO).positive(ABOVE_ZERO).optional(),
  mitre_hints: z
    .array(z.string().regex(/^T\d{4}(\.\d{3})?$/, "must be an ATT&CK technique id like T1110 or T1110.004"))
    .max(50)
    .optional(),
  metadata: SignalMetadata.optional(),
};

/** A detector's claim that something is wrong for one customer, as stored. */
export const ThreatSignal = z.strictObject({ id: z.uuid(), ...shape }).meta({ id: "ThreatSignal" });
export type ThreatSignal = z.infer<typeof ThreatSignal>;

/** What an integrator may post as a whole signal: `id` and `detected_at` may be left out, `timestamp` is accepted. */
export const ThreatSignalInput = z
  .strictObject({ ...shape, id: z.uuid().optional(), detected_at: when.optional(), timestamp: when.optional() })
  .superRefine((signal, ctx) => {
    if (signal.detected_at && signal.timestamp && signal.detected_at !== signal.timestamp) {
      ctx.addIssue({ code: "custom", path: ["timestamp"], message: "must equal detected_at when both are given" });
    }
  })
  .meta({ id: "ThreatSignalInput" });
export type ThreatSignalInput = z.infer<typeof ThreatSignalInput>;
