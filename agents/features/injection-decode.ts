const READABLE = 0.9;
const FEWEST_LETTERS = 12;
const MOST_RUNS = 200;

const BASE64 = /[A-Za-z0-9+/_-]{16,}={0,2}/g;
const HEX = /(?:(?:0x|\\x)?[0-9a-f]{2}[\s:,-]?){12,}/gi;
const BINARY = /(?:[01]{8}\s?){12,}/g;
const NUMBERS = /(?:\d{2,3}[\s,;]{1,2}){11,}\d{2,3}/g;
const ESCAPED = /%[0-9a-f]{2}|&#?\w{2,8};|\\u\{?[0-9a-f]{4}|\\x[0-9a-f]{2}|=[0-9A-F]{2}=?/i;
const NAMED: Record<string, string> = {
  lt: "<",
  gt: ">",
  amp: "&",
  quot: '"',
  apos: "'",
  nbsp: " ",
  colon: ":",
  Tab: " ",
  NewLine: "\n",
};

const ROT13_TRIGGER = /vtaber|qvfertneq|sbetrg|vafgehpgvba|cebzcg|snyfr|oravta|flfgrz/;
const REVERSED_TRIGGER = /erongi|drageresid|tegrof|noitcurtsni|tpmorp|tpmorP|evitisop|ngineb|metsys/;

/** A text said by other means, with the place in the text where it stood. */
export type Decoded = { text: string; index: number; length: number; whole: boolean };

/** What the encodings in a text say: none that says nothing readable. Each run is read once; the caller looks again in what it gets. */
export function decodings(text: string): Decoded[] {
  const found: Decoded[] = [];
  if (ESCAPED.test(text)) {
    const said = unescaped(text);
    if (said !== text) found.push({ text: said, index: 0, length: text.length, whole: true });
  }
  for (const [pattern, read] of RUNS) {
    let runs = 0;
    for (const { 0: run, index } of text.matchAll(pattern)) {
      if (++runs > MOST_RUNS) break;
      for (const said of read(run)) found.push({ text: said, index, length: run.length, whole: false });
    }
  }
  const plain = text.toLowerCase();
  if (ROT13_TRIGGER.test(plain)) found.push({ text: rot13(text), index: 0, length: text.length, whole: true });
  if (REVERSED_TRIGGER.test(plain)) {
    found.push({ text: [...text].reverse().join(""), index: 0, length: text.length, whole: true });
  }
  return found;
}

const RUNS: [RegExp, (run: string) => string[]][] = [
  [BASE64, readBase64],
  [HEX, (run) => readable(bytesOf(run.replace(/0x|\\x|[^0-9a-f]/gi, "").match(/../g) ?? [], 16))],
  [BINARY, (run) => readable(bytesOf(run.match(/[01]{8}/g) ?? [], 2))],
  [NUMBERS, (run) => readable(bytesOf(run.match(/\d+/g) ?? [], 10))],
];

const bytesOf = (digits: string[], base: number) => Uint8Array.from(digits, (pair) => Number.parseInt(pair, base));

/** The run as it stands; where it may begin within a path or a name, its parts too. */
function readBase64(run: string): string[] {
  const parts = run.split(/[/_-]/).filter((part) => part.length >= 16 && part.length < run.length);
  return [run, ...parts].flatMap((part) => {
    const code = part.replace(/=+$/, "").replaceAll("-", "+").replaceAll("_", "/");
    const head = code.slice(0, Math.min(64, code.length - (code.length % 4)));
    if (readable(fromBase64(head)).length === 0) return [];
    return readable(fromBase64(code.length % 4 === 1 ? code.slice(0, -1) : code));
  });
}

function fromBase64(code: string): Uint8Array {
  const letters = atob(code);
  const bytes = new Uint8Array(letters.length);
  for (let i = 0; i < letters.length; i++) bytes[i] = letters.charCodeAt(i);
  return bytes;
}

/** Bytes as text, when nearly all of them are letters that people write. */
function readable(bytes: Uint8Array): string[] {
  if (bytes.length < FEWEST_LETTERS) return [];
  const wide = bytes[1] === 0 && bytes[3] === 0;
  const text = new TextDecoder(wide ? "utf-16le" : "utf-8").decode(bytes);
  const strange = text.match(/[^\p{L}\p{M}\p{N}\p{P}\p{Zs}\p{Sm}\t\n\r$^`]|\ufffd/gu)?.length ?? 0;
  return strange > text.length * (1 - READABLE) ? [] : [text];
}

function unescaped(text: string): string {
  return text
    .replace(/\\u\{?([0-9a-f]{4,6})\}?|\\x([0-9a-f]{2})/gi, (_, long?: string, short?: string) =>
      letter(Number.parseInt(long ?? short ?? "", 16)),
    )
    .replace(/&#x([0-9a-f]{1,6});?/gi, (_, hex: string) => letter(Number.parseInt(hex, 16)))
    .replace(/&#(\d{1,7});?/g, (_, digits: string) => letter(Number(digits)))
    .replace(/&(\w{2,8});/g, (whole, name: string) => NAMED[name] ?? whole)
    .replace(/(?:%[0-9a-f]{2})+/gi, (run) => new TextDecoder().decode(bytesOf(run.split("%").slice(1), 16)))
    .replace(/(?:=[0-9A-F]{2}){2,}/g, (run) => new TextDecoder().decode(bytesOf(run.split("=").slice(1), 16)));
}

const letter = (code: number): string => (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "");

const rot13 = (text: string): string =>
  text.replace(/[a-z]/gi, (one) => {
    const code = one.charCodeAt(0);
    const first = code < 97 ? 65 : 97;
    return String.fromCharCode(((code - first + 13) % 26) + first);
  });
