import * as z from "zod";
import { operation } from "@/lib/http/operation";
import { AnalyticsRange, AnalyticsRangeQuery, RangeName } from "@/lib/schema/analytics-range";
import { ThreatType } from "@/lib/schema/signal";

export const getAnalyticsRangeOperation = operation({
  id: "getAnalyticsRange",
  method: "GET",
  path: "/api/analytics/range",
  tag: "Threats",
  summary: "Volume, false positives, MTTA, MTTR and SLA attainment over a range",
  description:
    "Of the threats and alerts created in the range, and what has become of them until now: in all, in the range of the " +
    "same length before, over time, and by customer, threat type, verdict and priority. Ranges are whole hours (UTC); " +
    "a named one ends with the running hour. Up to 31 days the points are hours, beyond that days. " +
    "The SLA counts threats that need a person: met with a first answer by `respond_by`, missed without one by then. " +
    "Alerts have no threat type: asked by type, `alerts` is null.",
  permission: "threats:read",
  query: AnalyticsRangeQuery,
  queryDocs: {
    range: { schema: RangeName.default("30d") },
    from: {
      schema: z.iso.datetime({ offset: true }),
      description: "With `to`, in place of `range`; at most 366 days.",
    },
    to: { schema: z.iso.datetime({ offset: true }), description: "Exclusive." },
    customer: { schema: z.array(z.string()), description: "Customer names; case and width do not matter." },
    threat_type: { schema: z.array(ThreatType) },
  },
  answer: AnalyticsRange,
  errors: ["invalid", "unavailable"],
});
