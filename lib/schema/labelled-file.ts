/** What a file of labelled alerts holds, not checked yet. Null: it has none of that. */
export type LabelledParts = { alerts: unknown[] | null; truth: unknown[] | null };

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isTruth = (value: unknown): boolean => isObject(value) && "verdict" in value && !("rule_id" in value);

/** `{id: {verdict, …}}` is as good as a list of labels with their ids in them. */
function labelsOf(value: unknown): unknown[] | null {
  if (Array.isArray(value)) return value;
  if (!isObject(value)) return null;
  const entries = Object.entries(value);
  if (entries.length === 0 || !entries.every(([, label]) => isObject(label) && "verdict" in label)) return null;
  return entries.map(([alert_id, label]) => ({ alert_id, ...(label as object) }));
}

/** Finds alerts and labels in a file: `{alerts, truth}`, either alone, or a bare list of one of them. */
export function labelledParts(file: unknown): LabelledParts {
  if (Array.isArray(file)) return file.some(isTruth) ? { alerts: null, truth: file } : { alerts: file, truth: null };
  if (!isObject(file)) return { alerts: null, truth: null };
  const { alerts, truth, ground_truth } = file;
  if (!Array.isArray(alerts)) return { alerts: null, truth: labelsOf(truth ?? ground_truth ?? file) };
  return { alerts, truth: labelsOf(truth ?? ground_truth) };
}
