/** Letters of other scripts that look like ours, each row as "ours: theirs". NFKC does full-width and mathematical letters. */
const LOOKALIKES: Record<string, string> = {
  a: "аαɑᴀ",
  b: "ЬʙвƄ",
  c: "сϲᴄ",
  d: "ԁɗᴅ",
  e: "еєҽεᴇ",
  f: "ғꜰſ",
  g: "ɡɢԍ",
  h: "һнʜ",
  i: "іιɪıї",
  j: "јϳᴊ",
  k: "кκᴋ",
  l: "ӏʟⅼ",
  m: "мᴍ",
  n: "пηɴո",
  o: "оοᴏσօ",
  p: "рρᴘ",
  q: "ԛ",
  r: "гʀ",
  s: "ѕꜱ",
  t: "тτᴛ",
  u: "υᴜսц",
  v: "ѵνᴠ",
  w: "ԝѡᴡω",
  x: "хχ",
  y: "уүʏγ",
  z: "ᴢʐ",
};
const OURS = new Map(Object.entries(LOOKALIKES).flatMap(([ours, theirs]) => [...theirs].map((one) => [one, ours])));

// Latin letters in a box or a circle that NFKC leaves alone, each range from its A on.
const BOXED = [0x1f150, 0x1f170, 0x1f1e6];

const NOT_ASCII = /[^\s -~]|[\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]/;
const INVISIBLE =
  /\p{Cc}|\p{Cf}|\p{Co}|\p{Cn}|\u034f|\u115f|\u1160|\u3164|\uffa0|[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}]/gu;
const TAGS = /[\u{e0020}-\u{e007e}]/gu;
const SELECTORS = /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]{6,}/gu;

export const isPlainAscii = (text: string): boolean => !NOT_ASCII.test(text);

/** Lower case that keeps each letter at its place. */
export const lower = (text: string): string => text.replaceAll("İ", "i").toLowerCase();

/** The accents of Latin text left out; other scripts keep theirs. */
export const withoutAccents = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFC");

/** What a reader cannot see: tag characters and variation selectors carry letters, the rest only parts words. */
export function revealed(text: string): string {
  return text
    .replace(SELECTORS, (run) => ` ${String.fromCharCode(...[...run].map(byteOf))} `)
    .replace(TAGS, (tag) => String.fromCharCode((tag.codePointAt(0) ?? 0) - 0xe0000))
    .replace(INVISIBLE, (mark) => (/[\t\n\r]/.test(mark) ? mark : ""));
}

function byteOf(selector: string): number {
  const code = selector.codePointAt(0) ?? 0;
  return code < 0xe0000 ? code - 0xfe00 : code - 0xe0100 + 16;
}

/** Text as it looks to a reader: letters of other scripts that look like ours are ours. */
export function lookingLike(text: string): string {
  const known = lower(text.normalize("NFKC"));
  const letters = [...known].map((one) => {
    const code = one.codePointAt(0) ?? 0;
    if (code < 0x80) return one;
    const boxed = code > 0x1f000 ? BOXED.find((first) => code >= first && code < first + 26) : undefined;
    return boxed === undefined ? (OURS.get(one) ?? one) : String.fromCharCode(97 + code - boxed);
  });
  return withoutAccents(letters.join(""));
}
