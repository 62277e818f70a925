import * as z from "zod";
import { EntityKind } from "./entity";
import { outsideText } from "./text";
import { ThreatSummary } from "./threat-analysis";
import { MIN_SEARCH } from "./vocabulary";
import { WorkflowSummary } from "./workflow";

export const SearchQuery = z.strictObject({ q: outsideText(200, MIN_SEARCH) });
export type SearchQuery = z.infer<typeof SearchQuery>;

export const FoundEntity = z.object({ kind: EntityKind, value: z.string() }).meta({ id: "FoundEntity" });
export type FoundEntity = z.infer<typeof FoundEntity>;

const ofList = { total: z.int().min(0), total_is_lower_bound: z.boolean() };

/** The newest few of each; the lists hold the rest. */
export const SearchAnswer = z
  .object({
    threats: z.object({ ...ofList, items: z.array(ThreatSummary) }),
    alerts: z.object({ ...ofList, items: z.array(WorkflowSummary) }),
    entities: z.array(FoundEntity),
  })
  .meta({ id: "SearchAnswer" });
export type SearchAnswer = z.infer<typeof SearchAnswer>;
