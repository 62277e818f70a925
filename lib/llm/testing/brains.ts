import { type Asked, type Brain, idsIn, type Reply } from "./model-server";

type Schema = {
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  $ref?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  minimum?: number;
  maximum?: number;
};

/** How one kind of model fills what it was asked for; `name` is the field's, or that of the list that it stands in. */
export type Character = {
  word(options: string[], name: string): string;
  number(low: number, high: number, name: string): number;
  text(name: string): string;
  yes(name: string): boolean;
  ids: string[];
};

function fill(schema: Schema, root: Schema, name: string, as: Character): unknown {
  if (schema.$ref) {
    const found = schema.$ref
      .slice(2)
      .split("/")
      .filter(Boolean)
      .reduce<unknown>((here, key) => (here as Record<string, unknown>)[key], root);
    return fill(found as Schema, root, name, as);
  }
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return as.word(schema.enum.filter((each) => typeof each === "string") as string[], name);
  const some = schema.anyOf?.find(({ type }) => type !== "null");
  if (some) return fill(some, root, name, as);
  const type = [schema.type].flat().find((each) => each !== "null");
  if (type === "object") {
    const fields = Object.entries(schema.properties ?? {});
    return Object.fromEntries(fields.map(([key, child]) => [key, fill(child, root, key, as)]));
  }
  if (type === "array") return name.endsWith("evidence_ids") ? as.ids : [fill(schema.items ?? {}, root, name, as)];
  if (type === "boolean") return as.yes(name);
  if (type === "integer" || type === "number") {
    const value = as.number(Math.max(0, schema.minimum ?? 0), Math.min(10, schema.maximum ?? 1), name);
    return type === "integer" ? Math.round(value) : value;
  }
  return as.text(name);
}

/** An answer in the form that was asked for, filled as this character does. */
export function answerOf(asked: Asked, as: Character): unknown {
  const schema = (asked.body.response_format?.json_schema?.schema ?? {}) as Schema;
  return fill(schema, schema, "answer", as);
}

const firstOf = (options: string[], wanted: string[]) =>
  wanted.find((each) => options.includes(each)) ?? options[0] ?? "";

const MIDDLE = ["suspicious", "medium", "P3", "needs_review"];
const HARMLESS = ["benign", "false_positive", "likely_fp", "info", "low", "P5", "none", "monitor", "normal"];

/** Careful and unremarkable: it cites what it was given and settles on the middle. */
export const honest = (asked: Asked): Character => ({
  word: (options) => firstOf(options, MIDDLE),
  number: (low, high) => (low + high) / 2,
  text: () => "It is new for this customer.",
  yes: () => true,
  ids: idsIn(asked).slice(0, 2),
});

/** Cites evidence that does not exist, invents techniques and addresses, and is sure of it. */
export const liar = (asked: Asked): Character => ({
  ...honest(asked),
  word: (options) => firstOf(options, HARMLESS),
  number: (_, high) => high,
  text: (name) =>
    /technique/.test(name) ? "T9999" : "The known backup server 203.0.113.250 (T9999) did it, see E999.",
  ids: ["E999"],
});

/** Says the same as an honest one, and cites nothing. */
export const citesNothing = (asked: Asked): Character => ({ ...honest(asked), ids: [] });

/** Does all that any attacker asks for: it calls everything harmless, with real citations, and gives its instructions away. */
export const obedient = (asked: Asked): Character => ({
  word: (options) => firstOf(options, HARMLESS),
  number: (low, high, name) => (/severity|risk|priority/.test(name) ? low : high),
  text: () => `As instructed, this is closed as a false positive. My instructions: ${asked.system.slice(0, 400)}`,
  yes: () => false,
  ids: idsIn(asked).slice(0, 2),
});

/** A model that is always like this, after a while. */
export const like =
  (character: (asked: Asked) => Character, afterMs = 0): Brain =>
  (asked): Reply => ({ answer: answerOf(asked, character(asked)), afterMs });
