import type { Alert } from "@/lib/schema/alert";
import { remember } from "../features/remember";

export type Section = "stats" | "sample" | "raw" | "assets" | "thresholds";
export type Scalar = string | number | boolean | null;

/** One value of an alert. `key` is its own name, `long` its name with its parent's, both like_this; `record` counts samples. */
export type Field = {
  path: string;
  key: string;
  long: string;
  value: Scalar;
  text: string;
  section: Section;
  record: number;
};

const MOST_FIELDS = 1500;
const LONGEST_KEY = 120;
const MOST_TEXT = 2000;

/** "deviceDetail.isManaged" and "Device-Detail" become device_detail and is_managed. */
export const keyWords = (name: string): string => wordsOf(name.slice(0, LONGEST_KEY));

const wordsOf = remember(5000, (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1_$2")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, ""),
);

/** Text as patterns read it: one case, one form, slashes alike, the marks that only hide words from a reader left out. */
export const plain = (text: string): string =>
  text
    .slice(0, MOST_TEXT)
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\\+/g, "/")
    .replace(/[\^`\u200b-\u200f\u2060\ufeff]/g, "");

function collect(
  value: unknown,
  path: string,
  parents: string[],
  section: Section,
  record: number,
  found: Field[],
): void {
  if (found.length >= MOST_FIELDS) return;
  if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) collect(item, `${path}.${i}`, parents, section, record, found);
    return;
  }
  if (value !== null && typeof value === "object") {
    for (const [name, item] of Object.entries(value)) {
      collect(item, `${path}.${name}`, [...parents, keyWords(name)], section, record, found);
    }
    return;
  }
  const key = parents.at(-1) ?? "";
  const scalar = value as Scalar;
  found.push({
    path,
    key,
    long: parents.slice(-2).join("_"),
    value: scalar,
    text: typeof scalar === "string" ? plain(scalar).trim() : String(scalar),
    section,
    record,
  });
}

const ENCODED = /(?:-e(?:nc|ncodedcommand)?\s+|frombase64string\(\W?|base64\s+-d\W+|^)([a-z0-9+/]{32,}={0,2})/gi;

/** What encoded commands say, as further fields beside them: who encodes wants it unread. */
function decoded(fields: Field[]): Field[] {
  return fields.flatMap((field) => {
    if (typeof field.value !== "string" || field.section === "thresholds") return [];
    return [...field.value.matchAll(ENCODED)].slice(0, 3).flatMap(([, code = ""]) => {
      const bytes = Uint8Array.from(atobSafe(code), (letter) => letter.charCodeAt(0));
      const text = new TextDecoder(bytes[1] === 0 ? "utf-16le" : "utf-8").decode(bytes);
      const readable = text.replace(/[^\x20-\x7e]/g, "").length / Math.max(1, text.length);
      return readable < 0.9
        ? []
        : [{ ...field, key: "decoded_command", long: "decoded_command", value: text, text: plain(text) }];
    });
  });
}

function atobSafe(code: string): string {
  try {
    return atob(code.slice(0, Math.floor(code.replace(/=+$/, "").length / 4) * 4));
  } catch {
    return "";
  }
}

/** A record that was sent as text. */
function jsonIn(text: string): object | null {
  if (!/^\s*\{.*\}\s*$/s.test(text)) return null;
  try {
    return JSON.parse(text) as object;
  } catch {
    return null;
  }
}

/** Every value of the alert that a detector measured or recorded; its names, title and prose are left out. */
export function fieldsOf(alert: Alert): Field[] {
  const found: Field[] = [];
  collect(alert.evidence_stats, "evidence_stats", [], "stats", -1, found);
  collect(alert.thresholds, "thresholds", [], "thresholds", -1, found);
  for (const [i, sample] of alert.evidence_sample.entries()) {
    const at = `evidence_sample.${i}`;
    collect(typeof sample === "string" ? (jsonIn(sample) ?? { message: sample }) : sample, at, [], "sample", i, found);
  }
  collect(alert.raw_data, "raw_data", [], "raw", -1, found);
  collect(alert.assets.others, "assets.others", [], "assets", -1, found);
  return [...found, ...decoded(found)];
}

/** A number as detectors write it: 62, "62", "12.5 %", "1,200"; null for anything else. */
export function numberIn(value: Scalar): number | null {
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value !== "string") return null;
  const match = /^\s*(-?\d[\d,_]*(?:\.\d+)?)\s*(?:%|[a-z]{0,9})\s*$/i.exec(value);
  return match?.[1] ? Number(match[1].replace(/[,_]/g, "")) : null;
}
