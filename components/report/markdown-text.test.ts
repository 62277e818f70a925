import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { markdownText } from "./markdown-text";
import { shownText } from "./shown-text";
import { cellsOf, readLine } from "./testing/read-markdown";

const PIECES = [
  "![x](http://evil.example/p.png)",
  "[click](javascript:alert(1))",
  "<img src=x onerror=alert(1)>",
  "<!--",
  "-->",
  "</table>",
  "# heading",
  "## h",
  "> quote",
  "- item",
  "+ item",
  "* item",
  "1. one",
  "1) one",
  "---",
  "===",
  "***",
  "```",
  "~~~",
  "`",
  "``",
  "\\",
  "\\`",
  "|",
  "\\|",
  "a|b.com",
  "a\\|b@c.d",
  "| --- |",
  "https://evil.example/a_b?c=d&e",
  "www.evil.example",
  "evil.example",
  "a@evil.example",
  "mailto:a@b.cc",
  "@everyone",
  "#123",
  "GH!12",
  "deadbeef1",
  "&lt;",
  "&#60;script&#62;",
  "$x$",
  "$`x`$",
  "{{ 7*7 }}",
  "{: .x}",
  "[^1]",
  "[ ]",
  ":smile:",
  "<http://a.bc>",
  "\u202egnp.exe",
  "\u200b",
  "\u00a0",
  "\u2028",
  "\n",
  "\r\n# x",
  "\n\n",
  "\t",
  "    code",
  " ",
  "words",
  "203.0.113.7",
  "2001:db8::1",
  "**bold**",
  "_em_",
  "~~s~~",
  "==m==",
  "++i++",
  "C:\\x\\y",
];
const hostile = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 8 }).map((pieces) => pieces.join("")),
  fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 8 }).map((pieces) => pieces.join(" ")),
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.string({ unit: fc.constantFrom(...'\\`*_{}[]<>#|~&$^=+-:%!.@()"1 ax\n'), maxLength: 30 }),
);
const plain = (text: string) => shownText(text).replace(/ {2,}/g, " ");

describe("anybody's text as Markdown", () => {
  it.each([
    ["plain words, 203.0.113.7 and 12:30", "plain words, 203.0.113.7 and 12:30"],
    ["see https://evil.example/x, now", "see `https://evil.example/x`, now"],
    ["(mail a@b.example)", "(mail `a@b.example`)"],
    ["[a](b)", "\\[a\\](b)"],
    ["<b>", "\\<b\\>"],
    ["a | b", "a \\| b"],
    ["1. first", "1\\. first"],
    ["- item", "\\- item"],
    ["---", "\\---"],
    ["-0.5", "-0.5"],
    ["203.0.113.7", "203.0.113.7"],
    ["# title", "\\# title"],
    ["T1110 took 4,200 tries", "T1110 took 4,200 tries"],
    ["`@x`", "`` `@x` ``"],
    ["two\nlines", "two lines"],
    ["a\u202eb", "a⟨U+202E⟩b"],
  ])("%j is %j", (text, written) => {
    expect(markdownText(text)).toBe(written);
  });

  it("reads as that text, on one line", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const written = markdownText(text);
        expect(written).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
        expect(readLine(written).text).toBe(plain(text));
      }),
      { numRuns: 2000 },
    );
  });

  it("leaves nothing that Markdown acts upon, nor anything that a renderer links by itself", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const { live } = readLine(markdownText(text));
        expect(live).not.toMatch(/[\\`*_{}[\]<>#|~&$^]/);
        expect(live).not.toMatch(/^(?:[-+] |[-+]$|- *-|[=:%]|\d{1,9}[.)](?: |$))/);
        expect(live).not.toMatch(/@|www\.|:\/\/|[\p{L}\p{N}_-]\.\p{L}{2,}|(?:mailto|xmpp|javascript|data):\S/iu);
        expect(live).not.toMatch(/[\u200b\u202a-\u202e\u2066-\u2069]/);
      }),
      { numRuns: 2000 },
    );
  });

  it("stays in its cell of a table, and reads there as that text", () => {
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 1, maxLength: 4 }), (texts) => {
        const row = `| ${texts.map((text) => markdownText(text) || "–").join(" | ")} |`;
        expect(cellsOf(row).map((cell) => readLine(cell).text)).toEqual(texts.map((text) => plain(text) || "–"));
      }),
      { numRuns: 2000 },
    );
  });
});
