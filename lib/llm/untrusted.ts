import { randomBytes } from "node:crypto";
import { fitJson } from "./fit-value";

/** Of one variable, and of all variables of a request together; about three characters are a token. */
export const MAX_VARIABLE = 24_000;
export const MAX_REQUEST = 60_000;

/** Each variable as JSON within its share: a request of many variables leaves less to each. */
export function encodeVariables(variables: Record<string, unknown>): Record<string, string> {
  const share = Math.min(MAX_VARIABLE, Math.floor(MAX_REQUEST / Math.max(1, Object.keys(variables).length)));
  const encoded = Object.entries(variables).map(([name, value]) => [name, fitJson(value, MAX_VARIABLE)] as const);
  const total = encoded.reduce((sum, [, text]) => sum + text.length, 0);
  if (total <= MAX_REQUEST) return Object.fromEntries(encoded);
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, fitJson(value, share)]));
}

/** A mark that nobody could have written beforehand. */
export const newMark = () => randomBytes(12).toString("hex");

/** Puts outsiders' JSON between two lines that carry the mark of this request. */
export function fence(name: string, json: string, mark: string): string {
  return `<<<data ${mark} ${name}\n${json}\n>>>end ${mark} ${name}`;
}
