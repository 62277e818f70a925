import { describe, expect, it } from "vitest";
import { isWithin, linesAround, toJsonLines } from "./json-lines";

const drawn = (value: unknown) =>
  toJsonLines(value).map(
    (line) => `${"  ".repeat(line.depth)}${line.key ? `${line.key}: ` : ""}${line.value ?? line.bracket}`,
  );

describe("toJsonLines", () => {
  it("reads in the order of the document", () => {
    expect(drawn({ ip: "203.0.113.9", metadata: { hosts: ["a", "b"], none: {} }, hints: null })).toEqual([
      "{",
      "  ip: 203.0.113.9",
      "  metadata: {",
      "    hosts: [",
      "      a",
      "      b",
      "    ]",
      "    none: {}",
      "  }",
      "  hints: null",
      "}",
    ]);
  });

  it("names each field by its path", () => {
    const paths = toJsonLines({ metadata: { hosts: ["a", { name: "b" }] } }).map((line) => line.path);
    expect(paths).toContain("metadata.hosts[0]");
    expect(paths).toContain("metadata.hosts[1].name");
  });
});

describe("isWithin", () => {
  it("takes the field and what it holds, not a field of a longer name", () => {
    expect(isWithin("metadata.hosts", "metadata.hosts")).toBe(true);
    expect(isWithin("metadata.hosts[1].name", "metadata.hosts")).toBe(true);
    expect(isWithin("metadata.hosts_seen", "metadata.hosts")).toBe(false);
    expect(isWithin("anything", "")).toBe(false);
  });
});

describe("linesAround", () => {
  const lines = toJsonLines({ a: 1, b: { c: 2, d: 3 }, e: Array.from({ length: 40 }, (_, at) => at) });
  const shown = (paths: string[], neighbours = 1) =>
    linesAround(lines, paths, neighbours).map(({ path, kind }) => (kind === "close" ? `/${path}` : path));

  it("shows a field with its neighbours, and an object whole", () => {
    expect(shown(["b.d"])).toEqual(["b.c", "b.d", "/b"]);
    expect(shown(["b"])).toEqual(["a", "b", "b.c", "b.d", "/b", "e"]);
  });

  it("shows only the beginning of what is long, and nothing of what is not there", () => {
    expect(shown(["e"])).toHaveLength(12);
    expect(shown(["nowhere"])).toEqual([]);
  });
});
