// Orders whose letters are parted or replaced by digits: "i g n o r e", "1gn0re-prev10us". Blanks and marks are left out of both.
const DIGITS: Record<string, string> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "8": "b",
  "9": "g",
  "@": "a",
  $: "s",
  "|": "i",
};
const SKIPPED = "(?:all|any|the|of|your|my|every|these|those|and|or){0,4}";
const SOURCES: [string, string][] = [
  [
    "to drop its instructions",
    `(?:ignore|disregard|forget|overlook|override|bypass)${SKIPPED}(?:previous|prior|above|earlier|preceding|former|existing|system)${SKIPPED}(?:instruction|prompt|rule|guideline|direction|command|order|message|context)s?`,
  ],
  ["to drop its instructions", `(?:ignore|disregard|forget)${SKIPPED}instructions`],
  [
    "a verdict",
    "(?:mark|classify|label|flag|treat|report|resolve|close|tag|rate)(?:this|it|me|alert|the|threat|signal|event|all|activity|incident|everything){0,4}as(?:a|an|likely|known)?(?:falsepositive|benign|harmless|safe|falsealarm|likelyfp|notmalicious)",
  ],
  [
    "its own prompt",
    "(?:print|reveal|repeat|show|output|leak|display|dump|disclose)(?:me|us|the|your|full|entire|hidden|complete){0,4}(?:systemprompt|systemmessage|yourprompt|yourinstructions|initialprompt|hiddenprompt)",
  ],
];
const FOLDED: [string, RegExp][] = SOURCES.map(([says, source]) => [
  says,
  new RegExp(
    source.replace(/\(\?:|[il]/g, (part) => (part === "(?:" ? part : "[il]")),
    "g",
  ),
]);

const LETTERS = /[^a-z0134578@$|9]/g;

export type Spelled = { says: string; index: number; length: number };

/** The orders that stand in the letters of a lower-case text, whatever stands between them; with their place in the text. */
export function spelledOrders(text: string): Spelled[] {
  const letters = text.replace(LETTERS, "").replace(/[0134578@$|9]/g, (one) => DIGITS[one] ?? one);
  const hits = FOLDED.flatMap(([says, pattern]) =>
    [...letters.matchAll(pattern)].map(({ 0: match, index }) => ({ says, from: index, to: index + match.length - 1 })),
  );
  if (hits.length === 0) return [];
  const places = [...text.matchAll(/[a-z0134578@$|9]/g)].map(({ index }) => index);
  return hits.flatMap(({ says, from, to }) => {
    const index = places[from] ?? 0;
    const length = (places[to] ?? index) - index + 1;
    const whole = !/[a-z0-9]/.test(text[index - 1] ?? "") || /\W[a-z0-9]$/.test(text.slice(0, index));
    return whole ? [{ says, index, length }] : [];
  });
}

/** True when someone took pains to hide the words: letters parted, digits for letters, marks between words. */
export const isDisguised = (span: string): boolean =>
  /[0134578@$|9]|(?:\b[a-z]\W+){4}|[a-z][-.*~/\\,\n][a-z]/.test(span);
