import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvField, csvLine } from "./csv-text";

/** Reads RFC 4180 back, strictly. */
function parse(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    let field = "";
    if (text[at] === '"') {
      for (at++; ; at++) {
        if (at >= text.length) throw new Error("a quote is never closed");
        if (text[at] !== '"') field += text[at];
        else if (text[at + 1] === '"') field += text[at++];
        else break;
      }
      at++;
    } else {
      while (at < text.length && text[at] !== "," && text[at] !== "\r") {
        if (text[at] === '"' || text[at] === "\n") throw new Error("a bare quote or line feed");
        field += text[at++];
      }
    }
    row.push(field);
    if (text[at] === ",") at++;
    else if (text.startsWith("\r\n", at)) {
      rows.push(row);
      row = [];
      at += 2;
    } else throw new Error(`neither comma nor line end at ${at}`);
  }
  return rows;
}

const nasty = fc.string({
  unit: fc.constantFrom(...("=+-@\t\r\n\",;' |aZ0\u200b\u202e\u00a0\uff1d\uff20é💥".match(/./gsu) ?? [])),
});
const anyText = fc.oneof(fc.string({ unit: "binary" }), nasty);

describe("a field", () => {
  it.each([
    ["=1+1", "'=1+1"],
    ["+49 30", "'+49 30"],
    ["-2", "'-2"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["  =cmd|' /C calc'!A0", `"'  =cmd|' /C calc'!A0"`.replaceAll('"', "")],
    ["\u200b=1", "'\u200b=1"],
    ["\uff1d1", "'\uff1d1"],
    ["\tx", `"'\tx"`],
    ["\rx", `"'\rx"`],
    ['say "hi", then go', '"say ""hi"", then go"'],
    ["two\nlines", '"two\nlines"'],
    ["a=b", "a=b"],
  ])("%j is written as %j", (text, written) => {
    expect(csvField(text)).toBe(written);
  });

  it("keeps numbers numbers, also negative ones, and leaves nothing for nothing", () => {
    expect(csvLine([-0.5, 12, 1e-9, true, null, ""])).toBe("-0.5,12,1e-9,true,,\r\n");
  });
});

describe("any row", () => {
  it("comes back as it was, but for the apostrophe of what would be a formula", () => {
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 1, maxLength: 6 }), (values) => {
        const [read, ...more] = parse(csvLine(values));
        expect(more).toEqual([]);
        expect(read?.map((text, at) => (text === `'${values[at]}` ? values[at] : text))).toEqual(values);
      }),
    );
  });

  it("never holds a field that a spreadsheet would run", () => {
    fc.assert(
      fc.property(anyText, (value) => {
        const [[field = ""] = []] = parse(csvLine([value]));
        expect(field.replace(/^[\s\p{C}]+/u, "")).not.toMatch(/^[=+\-@＝＋－＠]/u);
        expect(field).not.toMatch(/^[\t\r]/);
      }),
    );
  });
});
