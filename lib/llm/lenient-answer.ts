import type * as z from "zod";

type Path = readonly PropertyKey[];
const MAX_ROUNDS = 5;
const HALF_PAIR = /[\ud800-\udbff]$/;

const at = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((here, key) => (here as Record<PropertyKey, unknown> | null | undefined)?.[key], value);

/** The path of the innermost list item that holds the wrong place, or null when no list does. */
function itemOf(value: unknown, path: Path): Path | null {
  for (let end = path.length; end > 0; end -= 1) {
    if (Array.isArray(at(value, path.slice(0, end - 1)))) return path.slice(0, end);
  }
  return null;
}

function without(value: unknown, items: Path[]): { value: unknown; dropped: number } {
  const copy = structuredClone(value);
  const gone = new Map<unknown, Set<PropertyKey>>();
  for (const path of items) {
    const list = at(copy, path.slice(0, -1));
    gone.set(list, (gone.get(list) ?? new Set()).add(path.at(-1) ?? ""));
  }
  let dropped = 0;
  for (const [list, indices] of gone) {
    if (!Array.isArray(list)) continue;
    const kept = list.filter((_, index) => !indices.has(index));
    dropped += list.length - kept.length;
    list.splice(0, list.length, ...kept);
  }
  return { value: copy, dropped };
}

/** The value with the text at this place cut to `most` characters. */
function shortened(value: unknown, path: Path, most: number): unknown {
  const copy = structuredClone(value);
  const last = path.at(-1);
  const holder = at(copy, path.slice(0, -1));
  const text = at(copy, path);
  if (last === undefined || typeof holder !== "object" || holder === null || typeof text !== "string") return copy;
  (holder as Record<PropertyKey, unknown>)[last] = text.slice(0, most).replace(HALF_PAIR, "");
  return copy;
}

/**
 * Parses a model's answer. An invalid item of a list is dropped and counted, of a list or a text that is too long the
 * beginning stays; anything else that breaks the schema breaks the answer.
 * @returns null when the answer cannot be saved
 */
export function parseLeniently<T>(schema: z.ZodType<T>, answer: unknown): { answer: T; dropped: number } | null {
  let [value, dropped] = [answer, 0];
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const parsed = schema.safeParse(value);
    if (parsed.success) return { answer: parsed.data, dropped };
    const items: Path[] = [];
    let cut = false;
    for (const issue of parsed.error.issues) {
      if (issue.code === "too_big" && issue.origin === "string" && issue.path.length > 0) {
        value = shortened(value, issue.path, Number(issue.maximum));
        cut = true;
        continue;
      }
      const list = at(value, issue.path);
      if (issue.code === "too_big" && issue.origin === "array" && Array.isArray(list)) {
        const most = Number(issue.maximum);
        items.push(...list.slice(most).map((_, index) => [...issue.path, most + index]));
        continue;
      }
      const item = itemOf(value, issue.path);
      if (!item) return null;
      items.push(item);
    }
    const left = without(value, items);
    if (left.dropped === 0 && !cut) return null;
    value = left.value;
    dropped += left.dropped;
  }
  return null;
}
