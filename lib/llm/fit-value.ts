import { cleanText } from "./clean-text";

const MAX_DEPTH = 10;
const MAX_KEY = 120;

/** How much of a value is kept. A later step is tried only when the one before left too much. */
type Step = { text: number; items: number; keys: number };
const STEPS: readonly Step[] = [
  { text: 2_000, items: 60, keys: 80 },
  { text: 600, items: 60, keys: 80 },
  { text: 240, items: 60, keys: 60 },
  { text: 120, items: 40, keys: 40 },
  { text: 60, items: 20, keys: 20 },
  { text: 60, items: 8, keys: 12 },
];

function cut(text: string, most: number): string {
  const clean = cleanText(text);
  const characters = clean.length > most ? [...clean.slice(0, most * 2)] : null; // never half of a pair
  if (!characters || characters.length <= most) return clean;
  return `${characters.slice(0, most).join("")} (${clean.length - most} characters left out)`;
}

function trim(value: unknown, step: Step, depth = 0): unknown {
  if (typeof value === "string") return cut(value, step.text);
  if (typeof value === "bigint") return String(value);
  if (value === null || typeof value !== "object") return value;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (depth >= MAX_DEPTH) return "(too deep, left out)";
  if (Array.isArray(value)) {
    const kept = value.slice(0, step.items).map((item) => trim(item, step, depth + 1));
    return value.length > step.items ? [...kept, `(${value.length - step.items} more left out)`] : kept;
  }
  const entries = Object.entries(value).filter(([, child]) => child !== undefined);
  const kept = entries
    .slice(0, step.keys)
    .map(([key, child]) => [cut(key, MAX_KEY), trim(child, step, depth + 1)] as const);
  const left = entries.length - kept.length;
  return Object.fromEntries(left > 0 ? [...kept, ["(left out)", `${left} more fields`]] : kept);
}

/**
 * JSON of the value in at most `most` characters, cleaned. Too long, it is cut by this rule: of long texts the beginning
 * stays, of long lists and records the first entries (callers put what matters first), each cut says how much went, and
 * limits shrink step by step until it fits, those of texts first: ids, being short, stay longest.
 */
export function fitJson(value: unknown, most: number): string {
  let text = "";
  for (const step of STEPS) {
    text = JSON.stringify(trim(value, step)) ?? "null";
    if (text.length <= most) return text;
  }
  return JSON.stringify(cut(text, Math.max(1, Math.floor(most / 2) - 60)));
}
