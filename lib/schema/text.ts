import * as z from "zod";

const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/** True for text that a database, a log or a browser could not hold unharmed. */
export function isUnstorable(text: string): boolean {
  return text.includes("\u0000") || LONE_SURROGATE.test(text);
}

/** True when some string, key or number of the value could not be stored as it is. */
export function holdsUnstorable(value: unknown): boolean {
  if (typeof value === "string") return isUnstorable(value);
  if (typeof value === "number") return !Number.isFinite(value); // 1e999 is valid JSON and would be stored as null
  if (value === null || typeof value !== "object") return false;
  return Object.entries(value).some(([key, child]) => isUnstorable(key) || holdsUnstorable(child));
}

/** True when objects and arrays are nested at most `limit` deep; looks no deeper than that. */
export function withinDepth(value: unknown, limit: number): boolean {
  if (value === null || typeof value !== "object") return true;
  return limit > 0 && Object.values(value).every((child) => withinDepth(child, limit - 1));
}

/** Keys of an object under which something calls itself `toString`: whoever turns that into text, or compares it, throws. */
export function keysHidingToString(body: unknown): string[] {
  const hides = (value: unknown): boolean =>
    value !== null &&
    typeof value === "object" &&
    (Object.hasOwn(value, "toString") || Object.values(value).some(hides));
  return body !== null && typeof body === "object"
    ? Object.keys(body).filter((key) => hides(Reflect.get(body, key)))
    : [];
}

/** True for an object that calls something of its own `toString`, at any depth. */
export function hidesToString(value: object): boolean {
  return Object.hasOwn(value, "toString") || keysHidingToString(value).length > 0;
}

/** Text from outside: bounded, and refused when it holds NUL or a lone surrogate. */
export const outsideText = (max: number, min = 0) =>
  z
    .string()
    .min(min)
    .max(max)
    .refine((text) => !isUnstorable(text), "must not contain NUL or lone surrogates");

/** ISO 8601 with any offset in, `.sssZ` out. */
export const Instant = z.iso
  .datetime({ offset: true, message: "must be an ISO 8601 date-time with an offset, like 2026-01-31T12:00:00Z" })
  .transform((text) => new Date(text).toISOString())
  .refine((text) => /^\d{4}-/.test(text), "must fall in the years 0000 to 9999"); // an offset may push it out
