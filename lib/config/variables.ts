import * as z from "zod";

/** Agents that `OPENAI_MODEL_<AGENT>` may name. */
export const AGENT_VARIABLES = [
  "historical",
  "config",
  "devops",
  "context",
  "priority",
  "triage",
  "investigation",
  "decision",
  "response",
];

export const text = z.string().trim().min(1);

const DIGITS = /^\d{1,9}$/;

/** A whole number from `min` to `max`. Written out, so that "3000abc" and "3e3" are refused. */
export function count(fallback: number, min: number, max: number) {
  const message = `must be a whole number from ${min} to ${max}`;
  return text
    .regex(DIGITS, message)
    .transform(Number)
    .pipe(z.int().min(min, message).max(max, message))
    .default(fallback);
}

export const portNumber = (fallback: number) => count(fallback, 1, 65_535);

const SWITCH: Record<string, boolean> = {
  on: true,
  true: true,
  yes: true,
  "1": true,
  off: false,
  false: false,
  no: false,
  "0": false,
};

export function flag(fallback: boolean) {
  return text
    .toLowerCase()
    .refine((value) => Object.hasOwn(SWITCH, value), "must be on or off")
    .transform((value) => SWITCH[value] ?? fallback)
    .default(fallback);
}

/** Until sign-in exists, nobody but this machine may reach the console. */
export const loopback = text
  .toLowerCase()
  .refine(
    (host) => host === "localhost" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host),
    "must be a loopback address (127.0.0.1, ::1 or localhost) until sign-in exists",
  )
  .default("127.0.0.1");

export const origin = z
  .string()
  .trim()
  .refine(
    (value) => /^https?:/.test(value) && URL.canParse(value) && new URL(value).origin === value,
    "must be origins such as https://console.example.com, separated by commas",
  );

export function listOf<T extends z.ZodType<string, string>>(item: T) {
  return z
    .string()
    .transform((value) => value.split(",").map((part) => part.trim()))
    .transform((parts) => parts.filter(Boolean))
    .pipe(z.array(item))
    .default([]);
}
