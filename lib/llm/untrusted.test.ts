import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanText } from "./clean-text";
import { fitJson } from "./fit-value";
import { encodeVariables, MAX_REQUEST, MAX_VARIABLE, newMark } from "./untrusted";

const UNSEEN: [string, string][] = [
  ["controls", "\u0000\u0007\u001b\u007f\u009b"],
  ["turned direction", "\u202e\u2066\u2069\u200f\u061c"],
  ["zero width", "\u200b\u200c\u200d\u2060\ufeff"],
  ["tags", "\u{e0049}\u{e0067}\u{e007f}"],
  ["variation selectors", "\ufe0f\u{e0100}"],
  ["fillers", "\u115f\u3164\uffa0\u00ad\u034f\u180e\u2800"],
  ["private use and halves of pairs", "\ue000\u{f0000}\ud800"],
];

describe("cleaning", () => {
  it.each(UNSEEN)("strips %s", (_, unseen) => {
    const clean = cleanText([...`ignore${unseen}`].map((letter) => letter + unseen).join(""));
    expect(clean).toBe("ignore");
  });

  it("keeps what people write", () => {
    const text = "Größe 12 €\tдоступ 訪問 مرحبا 🙂\nnext";
    expect(cleanText(text)).toBe(text);
    expect(cleanText("a\r\nb\rc\u2028d")).toBe("a\nb\nc\nd");
  });

  it("reaches keys, and all depths", () => {
    expect(fitJson({ "ig\u200bnore": [{ a: "b\u202e" }] }, 1000)).toBe('{"ignore":[{"a":"b"}]}');
    expect(fitJson(JSON.parse('{"__proto__": {"a": "\u200b1"}}'), 1000)).toBe('{"__proto__":{"a":"1"}}');
  });
});

describe("cutting", () => {
  it("leaves short things alone", () => {
    const value = { id: "E101", at: new Date(0), none: null, n: 1.5, ok: true, list: [1, "two"] };
    expect(JSON.parse(fitJson(value, 1000))).toEqual({ ...value, at: "1970-01-01T00:00:00.000Z" });
    expect(fitJson(undefined, 10)).toBe("null");
  });

  it("keeps the beginning of texts and lists, all ids, and says what went", () => {
    const evidence = Array.from({ length: 40 }, (_, i) => ({
      id: `E${100 + i}`,
      summary: `${i} ${"long ".repeat(400)}`,
    }));
    const kept = JSON.parse(fitJson(evidence, MAX_VARIABLE)) as { id: string; summary: string }[];
    expect(kept.map(({ id }) => id)).toEqual(evidence.map(({ id }) => id));
    expect(kept[0]?.summary).toMatch(/^0 long long .*\(\d+ characters left out\)$/);
    const many = JSON.parse(
      fitJson(
        Array.from({ length: 5000 }, (_, i) => i),
        MAX_VARIABLE,
      ),
    ) as unknown[];
    expect([many.length, many[0], many.at(-1)]).toEqual([61, 0, "(4940 more left out)"]);
  });

  it("bounds depth", () => {
    const deep = Array.from({ length: 5000 }).reduce<unknown>((inner) => ({ inner }), "end");
    expect(fitJson(deep, 1000)).toContain("too deep");
  });

  it("is JSON within its length whatever comes", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.string({ unit: "binary", maxLength: 3000 }), (value, text) => {
        const json = fitJson([value, text, { [text]: value }], 2000);
        expect(json.length).toBeLessThanOrEqual(2000);
        expect(() => JSON.parse(json)).not.toThrow();
        expect(cleanText(json)).toBe(json);
      }),
      { numRuns: 300 },
    );
  });

  it("bounds the whole request", () => {
    const big = Array.from({ length: 60 }, () => "x".repeat(380));
    const encoded = encodeVariables({ alert: big, evidence: big, history: big, policy: { name: "short" } });
    expect(Object.values(encoded).join("").length).toBeLessThanOrEqual(MAX_REQUEST);
    expect(encoded.policy).toBe('{"name":"short"}');
  });
});

it("marks are new", () => {
  expect(new Set(Array.from({ length: 1000 }, newMark)).size).toBe(1000);
});
