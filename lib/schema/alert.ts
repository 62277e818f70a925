import * as z from "zod";
import { Severity } from "./severity";
import { hidesToString, holdsUnstorable, Instant, outsideText, withinDepth } from "./text";

export const MAX_ALERT_BYTES = 64 * 1024;
export const MAX_ALERT_DEPTH = 12;
export const MAX_BATCH = 1000;

/** What the alert is about. Each may be missing; more of a kind stand in `others`. */
export const AlertAssets = z
  .object({
    host: z.string().nullable(),
    source_ip: z.string().nullable(),
    destination_ip: z.string().nullable(),
    user: z.string().nullable(),
    others: z.record(z.string(), z.unknown()), // keys that the contract does not name, and further values of those it does
  })
  .meta({ id: "AlertAssets" });
export type AlertAssets = z.infer<typeof AlertAssets>;

const sample = z.union([z.record(z.string(), z.unknown()), z.string()]);

/** A SIEM rule's match, as stored: both spellings of the input are one here. */
export const Alert = z
  .object({
    alert_id: z.string().min(1),
    rule_id: z.string().min(1),
    rule_name: z.string().min(1),
    timestamp: z.iso.datetime(),
    severity: Severity,
    description: z.string(),
    customer_name: z.string().min(1),
    source: z.string().nullable(),
    category: z.string().nullable(),
    tactics: z.array(z.string()), // as the rule names them: ids or names
    techniques: z.array(z.string()),
    assets: AlertAssets,
    evidence_sample: z.array(sample),
    evidence_stats: z.record(z.string(), z.unknown()),
    time_window_minutes: z.number().positive().nullable(),
    thresholds: z.record(z.string(), z.unknown()),
    recommended_actions: z.array(z.string()), // the vendor's advice; nothing is ever done because of it
    raw_data: z.record(z.string(), z.unknown()),
    confidence: z.number().min(0).max(1).nullable(), // the detector's own
    tags: z.array(z.string()),
  })
  .meta({ id: "Alert" });
export type Alert = z.infer<typeof Alert>;

const SEVERITY_WORDS: Record<string, z.infer<typeof Severity>> = { informational: "info", information: "info" };

const AlertSeverity = z
  .string("must be one of critical, high, medium, low, info")
  .transform((text) => text.trim().toLowerCase())
  .transform((text) => SEVERITY_WORDS[text] ?? text)
  .pipe(z.enum(Severity.options, "must be one of critical, high, medium, low, info (informational), in any case"));

const BARE = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:?\d{2})?$/;

/** SIEMs write a time with a blank, without seconds, or without an offset: that is UTC. */
const AlertInstant = z
  .string("must be an ISO 8601 date-time, like 2026-01-31T12:00:00Z")
  .transform((text) =>
    text.trim().replace(BARE, (_, day: string, time: string, offset = "Z") => {
      const zone = offset.replace(/^([+-]\d{2})(\d{2})$/, "$1:$2");
      return `${day}T${time.length === 5 ? `${time}:00` : time}${zone}`;
    }),
  )
  .pipe(Instant);

const oneOrMany = z.union([outsideText(500), z.number(), z.array(z.union([outsideText(500), z.number()])).max(500)]);
const named = { host: oneOrMany.nullish(), source_ip: oneOrMany.nullish(), destination_ip: oneOrMany.nullish() };
const AssetsInput = z.looseObject({ ...named, user: oneOrMany.nullish() });

const words = (max: number) =>
  z.union([outsideText(500).transform((text) => [text]), z.array(outsideText(500)).max(max)]);
const free = z.record(z.string(), z.unknown(), "must be an object");

const required = (max: number) =>
  outsideText(max)
    .transform((text) => text.trim())
    .pipe(z.string().min(1, "must not be blank"));

/** What an integrator may post as one alert. Keys that are not named here are kept in `raw_data`. */
export const AlertInput = z
  .looseObject({
    alert_id: required(200),
    rule_id: required(200),
    rule_name: required(500).optional(),
    title: required(500).optional(),
    timestamp: AlertInstant.nullish(),
    severity: AlertSeverity,
    description: outsideText(20_000),
    customer_name: required(200).nullish(),
    source: outsideText(500).nullish(),
    category: outsideText(500).nullish(),
    mitre: z.looseObject({ tactics: words(50).nullish(), techniques: words(50).nullish() }).nullish(),
    tactics: words(50).nullish(),
    techniques: words(50).nullish(),
    assets: AssetsInput.nullish(),
    entities: AssetsInput.nullish(),
    evidence_sample: z.array(sample, "must be an array").max(1000).nullish(),
    evidence_stats: free.nullish(),
    time_window_minutes: z.number("must be a number above 0").positive("must be a number above 0").nullish(),
    thresholds: free.nullish(),
    recommended_actions: z.array(outsideText(1000)).max(100).nullish(),
    raw_data: free.nullish(),
    confidence: z.number("must be a number from 0 to 1").min(0).max(1, "must be a number from 0 to 1").nullish(),
    tags: z.array(outsideText(200)).max(200).nullish(),
  })
  .refine((alert) => Object.hasOwn(alert, "rule_name") || Object.hasOwn(alert, "title"), {
    path: ["rule_name"],
    message: "is required (title is accepted)",
    when: ({ value }) => value !== null && typeof value === "object", // also when other fields are wrong
  })
  .superRefine((alert, ctx) => {
    const issue = (path: string[], message: string) => ctx.addIssue({ code: "custom", path, message });
    if (!withinDepth(alert, MAX_ALERT_DEPTH)) return issue([], `must be at most ${MAX_ALERT_DEPTH} levels deep`);
    if (new TextEncoder().encode(JSON.stringify(alert)).length > MAX_ALERT_BYTES) {
      issue([], `must be at most ${MAX_ALERT_BYTES / 1024} KiB`);
    }
    for (const [key, value] of Object.entries(alert)) {
      if (holdsUnstorable({ [key]: value })) {
        issue([key], "must not contain NUL, lone surrogates or numbers too large to store");
      }
      if (hidesToString({ [key]: value })) issue([key], "must not contain a key named toString");
    }
  })
  .meta({ id: "AlertInput" });
export type AlertInput = z.infer<typeof AlertInput>;
