import { quote } from "../wording";

const MOST_LETTERS = 200;

/** A name as far as it can be shown; null when nothing of it can. */
export const shown = (text: string | undefined): string | null =>
  text === undefined ? null : quote(text, MOST_LETTERS) || null;

/** The items of a list, or of one item alone, as far as they can be shown; an object by its name. */
export const shownItems = (value: unknown): string[] =>
  [value ?? []].flat().flatMap((item) => shown(nameOf(item)) ?? []);

function nameOf(item: unknown): string {
  if (typeof item === "string") return item;
  return item && typeof item === "object" ? String((item as Record<string, unknown>).name ?? JSON.stringify(item)) : "";
}
