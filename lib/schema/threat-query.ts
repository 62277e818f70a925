import * as z from "zod";
import { TechniqueId } from "./attack";
import { Severity } from "./severity";
import { ThreatType } from "./signal";
import { Instant, outsideText } from "./text";
import { ThreatStatus, ThreatSummary, Verdict } from "./threat-analysis";

/** A repeatable query parameter: one value, several, or comma-separated. */
export const many = <T extends z.ZodType<unknown, string>>(item: T) =>
  z
    .union([z.string(), z.array(z.string())])
    .transform((value) =>
      [value]
        .flat()
        .flatMap((text) => text.split(","))
        .filter((text) => text !== ""),
    )
    .pipe(z.array(item).max(50))
    .optional();

const flag = z.enum(["true", "false"], { error: "must be true or false" }).transform((text) => text === "true");

/** The filters of `GET /api/threats`; the console's URL uses the same words. */
export const ThreatFilter = z.strictObject({
  severity: many(Severity),
  status: many(ThreatStatus),
  threat_type: many(ThreatType),
  customer: z
    .union([outsideText(200, 1), z.array(outsideText(200, 1)).max(50)])
    .transform((value) => [value].flat())
    .optional(),
  technique: many(TechniqueId),
  entity: outsideText(200, 1).optional(), // an address, user, device, host or indicator, exactly
  assignee: outsideText(200, 1).optional(),
  requires_review: flag.optional(),
  likely_false: flag.optional(),
  sla_at_risk: flag.optional(), // open, and its respond_by is past or within 15 minutes
  search: outsideText(200).optional(),
  since: Instant.optional(), // created at or after
  created_from: Instant.optional(), // the same, for a range
  created_to: Instant.optional(), // created before
  resolution: many(Verdict), // what a person made of it
  answered: flag.optional(), // by a person, whatever they did
  sla: z.enum(["met", "missed"]).optional(), // of those that need a person: answered by respond_by, or not by then
});
export type ThreatFilter = z.infer<typeof ThreatFilter>;

export const ThreatQuery = ThreatFilter.extend({
  sort: z.enum(["newest", "oldest"]).default("newest"),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().pipe(z.int().min(1).max(200)).default(50),
});
export type ThreatQuery = z.infer<typeof ThreatQuery>;

/** `total` is exact up to 1,000; past that it is a lower bound and says so. */
export const ThreatPage = z
  .object({
    items: z.array(ThreatSummary),
    next_cursor: z.string().nullable(),
    total: z.int().min(0),
    total_is_lower_bound: z.boolean(),
  })
  .meta({ id: "ThreatPage" });
export type ThreatPage = z.infer<typeof ThreatPage>;
