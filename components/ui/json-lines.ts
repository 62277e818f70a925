export type JsonLine = {
  path: string; // dotted, with [n] for list items; "" for the whole
  depth: number;
  key: string | null;
  value: string | null; // a scalar as JSON would write it, without quotes for text
  kind: "open" | "close" | "text" | "number" | "boolean" | "null" | "empty";
  bracket: string; // what opens, closes or stands for an empty holder
};

const joined = (path: string, key: string | number) =>
  typeof key === "number" ? `${path}[${key}]` : path ? `${path}.${key}` : key;

function scalar(value: unknown): Pick<JsonLine, "kind" | "value"> {
  if (typeof value === "string") return { kind: "text", value };
  if (typeof value === "number") return { kind: "number", value: String(value) };
  if (typeof value === "boolean") return { kind: "boolean", value: String(value) };
  return { kind: "null", value: "null" };
}

/** A JSON value as lines, in reading order: a tree can be drawn from it without ever building markup from its text. */
export function toJsonLines(value: unknown, path = "", key: string | null = null, depth = 0): JsonLine[] {
  if (value === null || typeof value !== "object") return [{ path, depth, key, bracket: "", ...scalar(value) }];
  const list = Array.isArray(value);
  const [open, close] = list ? ["[", "]"] : ["{", "}"];
  const children: [string | number, unknown][] = list
    ? value.map((child, at): [number, unknown] => [at, child])
    : Object.entries(value).filter(([, child]) => child !== undefined);
  if (children.length === 0) return [{ path, depth, key, kind: "empty", value: null, bracket: open + close }];
  return [
    { path, depth, key, kind: "open", value: null, bracket: open },
    ...children.flatMap(([name, child]) =>
      toJsonLines(child, joined(path, name), typeof name === "number" ? null : name, depth + 1),
    ),
    { path, depth, key: null, kind: "close", value: null, bracket: close },
  ];
}

/** True when the line is the named field or lies within it. */
export function isWithin(path: string, field: string): boolean {
  return field !== "" && (path === field || path.startsWith(`${field}.`) || path.startsWith(`${field}[`));
}

const MOST_AROUND = 12;

/** The lines of these paths with their neighbours, for a look at where something stands; of a long value only its beginning. */
export function linesAround(lines: JsonLine[], paths: readonly string[], neighbours: number): JsonLine[] {
  const lit = lines.flatMap((line, at) => (paths.some((path) => isWithin(line.path, path)) ? [at] : []));
  const [first, last] = [lit[0], lit.at(-1)];
  if (first === undefined || last === undefined) return [];
  const from = Math.max(0, first - neighbours);
  return lines.slice(from, Math.min(last + neighbours + 1, from + MOST_AROUND));
}
