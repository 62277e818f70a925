import * as z from "zod";
import { FalsePositiveScore } from "./false-positive";
import { Instant, outsideText } from "./text";
import { ThreatStatus, Verdict } from "./threat-analysis";

/** What a person may change of a threat. `resolution: null` undoes a resolution; `status` takes no "resolved": that needs a verdict. */
const change = {
  status: ThreatStatus.exclude(["resolved"]).optional(),
  assignee: outsideText(200, 1).nullable().optional(),
  snoozed_until: Instant.nullable().optional(),
  resolution: Verdict.nullable().optional(),
  note: outsideText(2000, 1).optional(),
};

/** `version` may stand here instead of in `If-Match`. */
export const ThreatPatch = z
  .strictObject({ ...change, version: z.int().min(1).optional() })
  .meta({ id: "ThreatPatch" });
export type ThreatPatch = z.infer<typeof ThreatPatch>;

export const ActionDecision = z
  .strictObject({ decision: z.enum(["approve", "reject"]), note: outsideText(2000, 1).optional() })
  .meta({ id: "ActionDecision" });
export type ActionDecision = z.infer<typeof ActionDecision>;

export const ResolutionPreviewRequest = z
  .strictObject({ resolution: Verdict })
  .meta({ id: "ResolutionPreviewRequest" });
export type ResolutionPreviewRequest = z.infer<typeof ResolutionPreviewRequest>;

/** How the next signal like this one would be scored, before and after such a resolution. */
export const ResolutionPreview = z
  .object({
    resolution: Verdict,
    before: FalsePositiveScore.pick({ score: true, recommendation: true }),
    after: FalsePositiveScore.pick({ score: true, recommendation: true }),
    earlier_reasons: z.array(z.string()).optional(), // what people gave for such a verdict on this type
  })
  .meta({ id: "ResolutionPreview" });
export type ResolutionPreview = z.infer<typeof ResolutionPreview>;

export const MAX_BULK = 1000;
/** `filter` takes the same words as the list's query. An `undo_token` alone takes an earlier change back. */
export const BulkRequest = z
  .union([
    z.strictObject({ ids: z.array(z.uuid()).min(1).max(MAX_BULK), change: z.strictObject(change) }),
    z.strictObject({
      filter: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
      change: z.strictObject(change),
    }),
    z.strictObject({ undo_token: z.string().min(1).max(200) }),
  ])
  .meta({ id: "BulkRequest" });
export type BulkRequest = z.infer<typeof BulkRequest>;

export const BulkResult = z
  .object({ changed: z.int().min(0), undo_token: z.string().nullable() })
  .meta({ id: "BulkResult" });
export type BulkResult = z.infer<typeof BulkResult>;
