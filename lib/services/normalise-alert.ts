import { type Alert, AlertInput } from "@/lib/schema/alert";
import { alertAssets, keepUnder } from "./alert-assets";
import { alertTime } from "./alert-time";

/** Whose an alert is that names no customer. */
export const DEFAULT_ORGANISATION = "Default organisation";

const KNOWN = new Set(Object.keys(AlertInput.shape));

const distinct = (...lists: (string[] | null | undefined)[]) => [
  ...new Set(lists.flatMap((list) => list ?? []).filter((word) => word.trim() !== "")),
];

/** Everything that the contract gives no place: nothing that was sent is lost. */
function restOf(input: AlertInput): Record<string, unknown> {
  const raw = { ...input.raw_data };
  if (input.rule_name && input.title && input.title !== input.rule_name) keepUnder(raw, "title", input.title);
  const { tactics: _tactics, techniques: _techniques, ...mitre } = input.mitre ?? {};
  if (Object.keys(mitre).length > 0) keepUnder(raw, "mitre", mitre);
  for (const [key, value] of Object.entries(input)) if (!KNOWN.has(key)) keepUnder(raw, key, value);
  return raw;
}

/** One shape for all spellings. The same input at the same time is the same alert. */
export function normaliseAlert(input: AlertInput, receivedAt: Date): { alert: Alert; warnings: string[] } {
  const { timestamp, warnings } = alertTime(input, receivedAt);
  const alert: Alert = {
    alert_id: input.alert_id,
    rule_id: input.rule_id,
    rule_name: input.rule_name ?? input.title ?? input.rule_id,
    timestamp,
    severity: input.severity,
    description: input.description,
    customer_name: input.customer_name ?? DEFAULT_ORGANISATION,
    source: input.source ?? null,
    category: input.category ?? null,
    tactics: distinct(input.mitre?.tactics, input.tactics),
    techniques: distinct(input.mitre?.techniques, input.techniques),
    assets: alertAssets(input),
    evidence_sample: input.evidence_sample ?? [],
    evidence_stats: input.evidence_stats ?? {},
    time_window_minutes: input.time_window_minutes ?? null,
    thresholds: input.thresholds ?? {},
    recommended_actions: input.recommended_actions ?? [],
    raw_data: restOf(input),
    confidence: input.confidence ?? null,
    tags: input.tags ?? [],
  };
  return { alert, warnings };
}
