import { labelledParts } from "@/lib/schema/labelled-file";

export type LabelledText = { name: string; text: string };

/** Ready to be sent, with how much of it is labelled; or why it is not. */
export type LabelledRead =
  | { alerts: unknown[]; truth: unknown[]; name: string; labelled: number; stray: number }
  | { problem: string };

const idOf = (item: unknown): unknown =>
  typeof item === "object" && item !== null && "alert_id" in item ? item.alert_id : undefined;

function parse({ name, text }: LabelledText): { value: unknown } | { problem: string } {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (cause) {
    return { problem: `${name} is not JSON: ${cause instanceof Error ? cause.message : "unreadable"}` };
  }
}

/** Alerts and labels out of one text that holds both, or of two. */
export function readLabelledTexts(texts: LabelledText[]): LabelledRead {
  let alerts: unknown[] | null = null;
  let truth: unknown[] | null = null;
  let name = "";
  for (const text of texts) {
    const parsed = parse(text);
    if ("problem" in parsed) return parsed;
    const parts = labelledParts(parsed.value);
    if (!parts.alerts && !parts.truth) return { problem: `${text.name} holds neither alerts nor labels.` };
    if (parts.alerts) {
      if (alerts) return { problem: "Two of these hold alerts. Give one file of alerts, and one of their labels." };
      alerts = parts.alerts;
      name = text.name;
    }
    truth = parts.truth ?? truth;
  }
  if (!alerts) return { problem: "These are labels. The alerts that they belong to are missing." };
  if (alerts.length === 0) return { problem: "The list of alerts is empty." };
  if (!truth) return { problem: "The alerts have no labels. Add the file that holds them, or put them in as “truth”." };
  const known = new Set(alerts.map(idOf));
  const labels = new Set(truth.map(idOf));
  const labelled = [...labels].filter((id) => known.has(id)).length;
  if (labelled === 0) return { problem: "No label belongs to any of these alerts. Are these the right files?" };
  return { alerts, truth, name, labelled, stray: labels.size - labelled };
}
