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
