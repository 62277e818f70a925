import { createLoader, parseAsArrayOf, parseAsNativeArrayOf, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { parseAsInstant } from "@/components/threats/filter-params";
import { ALERT_VERDICTS, PRIORITIES, SEVERITIES, VERDICTS, WORKFLOW_STATUSES } from "@/lib/schema/vocabulary";

/** The page's URL and the API take the same words. What is not understood is ignored. */
export const ALERT_PARAMS = {
  status: parseAsArrayOf(parseAsStringLiteral(WORKFLOW_STATUSES)),
  verdict: parseAsArrayOf(parseAsStringLiteral(ALERT_VERDICTS)),
  priority: parseAsArrayOf(parseAsStringLiteral(PRIORITIES)),
  severity: parseAsArrayOf(parseAsStringLiteral(SEVERITIES)),
  entity: parseAsString,
  technique: parseAsArrayOf(parseAsString),
  rule: parseAsString,
  batch: parseAsString,
  search: parseAsString,
  customer: parseAsNativeArrayOf(parseAsString),
  created_from: parseAsInstant,
  created_to: parseAsInstant,
  resolution: parseAsArrayOf(parseAsStringLiteral(VERDICTS)),
};

/** For the server's first paint. */
export const loadAlertFilters = createLoader(ALERT_PARAMS);
