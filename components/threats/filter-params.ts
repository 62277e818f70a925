import {
  createLoader,
  createParser,
  parseAsArrayOf,
  parseAsBoolean,
  parseAsNativeArrayOf,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import { SEVERITIES, THREAT_STATUSES, THREAT_TYPES, VERDICTS } from "@/lib/schema/vocabulary";

export const parseAsInstant = createParser({
  parse: (text) => (Number.isNaN(Date.parse(text)) ? null : new Date(text).toISOString()),
  serialize: (instant: string) => instant,
});

/** The page's URL and the API take the same words. What is not understood is ignored. */
export const FILTER_PARAMS = {
  severity: parseAsArrayOf(parseAsStringLiteral(SEVERITIES)),
  status: parseAsArrayOf(parseAsStringLiteral(THREAT_STATUSES)),
  threat_type: parseAsArrayOf(parseAsStringLiteral(THREAT_TYPES)),
  customer: parseAsNativeArrayOf(parseAsString),
  assignee: parseAsString,
  technique: parseAsArrayOf(parseAsString),
  entity: parseAsString,
  requires_review: parseAsBoolean,
  likely_false: parseAsBoolean,
  sla_at_risk: parseAsBoolean,
  search: parseAsString,
  since: parseAsInstant,
  created_from: parseAsInstant,
  created_to: parseAsInstant,
  resolution: parseAsArrayOf(parseAsStringLiteral(VERDICTS)),
  answered: parseAsBoolean,
  sla: parseAsStringLiteral(["met", "missed"] as const),
};

/** For the server's first paint. */
export const loadFilters = createLoader(FILTER_PARAMS);
