import * as z from "zod";
import { Verdict } from "./threat-analysis";
import { AlertVerdict, Priority } from "./workflow";

const count = z.int().min(0);

/** How the next alert like one would be judged, by code alone. */
export const AlertOutlook = z
  .object({
    malicious_probability: z.number().min(0).max(1),
    verdict: AlertVerdict,
    priority: Priority,
    rule_resolved: z.object({ real: count, false: count }), // how people resolved the rule's alerts of the 30 days before
  })
  .meta({ id: "AlertOutlook" });
export type AlertOutlook = z.infer<typeof AlertOutlook>;

/** What resolving an alert so would change. */
export const AlertResolutionPreview = z
  .object({
    resolution: Verdict,
    before: AlertOutlook,
    after: AlertOutlook,
    earlier_reasons: z.array(z.string()), // what people gave for such a verdict on this rule
  })
  .meta({ id: "AlertResolutionPreview" });
export type AlertResolutionPreview = z.infer<typeof AlertResolutionPreview>;
