import * as z from "zod";
import { fieldsOf } from "./query-fields";
import { outsideText } from "./text";
import { ThreatFilter } from "./threat-query";
import { WorkflowFilter } from "./workflow-query";

export const MAX_VIEWS = 200;

/** The lists that a view can be of. */
export const ViewPage = z.enum(["threats", "alerts"]);
export type ViewPage = z.infer<typeof ViewPage>;

const FILTER_OF = { threats: ThreatFilter, alerts: WorkflowFilter };

const name = outsideText(60, 1)
  .transform((text) => text.trim())
  .refine((text) => text !== "", "must not be empty");

/** Filters as the list's URL and the API write them, without the question mark. */
const query = outsideText(2_000, 1).transform((text) => text.replace(/^\?/, ""));

export const SavedView = z
  .object({
    id: z.uuid(),
    page: ViewPage,
    name: z.string(),
    query: z.string(),
    created_by: z.string(),
    created_at: z.iso.datetime(),
  })
  .meta({ id: "SavedView" });
export type SavedView = z.infer<typeof SavedView>;

export const SavedViewList = z.object({ items: z.array(SavedView) }).meta({ id: "SavedViewList" });
export type SavedViewList = z.infer<typeof SavedViewList>;

/** A view that its list would not take is refused, field by field, before it is stored. */
export const SavedViewRequest = z
  .strictObject({ page: ViewPage, name, query })
  .superRefine(({ page, query }, ctx) => {
    const checked = FILTER_OF[page].safeParse(fieldsOf(new URLSearchParams(query)));
    for (const { path, message } of checked.error?.issues ?? []) {
      ctx.addIssue({ code: "custom", path: ["query"], message: `${path.join(".") || "the filters"}: ${message}` });
    }
    if (checked.success && Object.keys(checked.data).length === 0) {
      ctx.addIssue({ code: "custom", path: ["query"], message: "must filter something" });
    }
  })
  .meta({ id: "SavedViewRequest" });
export type SavedViewRequest = z.infer<typeof SavedViewRequest>;

export const SavedViewChange = z.strictObject({ name }).meta({ id: "SavedViewChange" });
export type SavedViewChange = z.infer<typeof SavedViewChange>;
