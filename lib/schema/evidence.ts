import * as z from "zod";

export const EvidenceKind = z.enum([
  "past_threat",
  "policy",
  "deployment",
  "load_test",
  "maintenance",
  "config_change",
  "outage",
  "intel_match",
  "network",
  "geo",
  "crawler",
  "tool",
  "advisory",
  "news",
  "signal_field",
  "alert_field",
  "rule_history",
  "asset",
  "known_good",
  "related_alert",
]);
export type EvidenceKind = z.infer<typeof EvidenceKind>;

/** One fact an agent may lean on. `data` is hostile text until proven otherwise. */
export const Evidence = z
  .object({
    id: z.string().regex(/^E\d+$/), // from the agent's own hundred: unique within one analysis
    kind: EvidenceKind,
    source: z.string().min(1), // where it was read, e.g. "customers", "threat_intel"
    summary: z.string().min(1).max(500),
    observed_at: z.iso.datetime({ offset: true }).nullable(), // when the fact was true, not when it was read
    data: z.record(z.string(), z.unknown()),
  })
  .meta({ id: "Evidence" });
export type Evidence = z.infer<typeof Evidence>;

/** A claim that cites evidence of the same analysis. */
export const Finding = z.object({ text: z.string().min(1), evidence_ids: z.array(z.string()) }).meta({ id: "Finding" });
export type Finding = z.infer<typeof Finding>;
