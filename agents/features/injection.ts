import { quote } from "../wording";
import { decodings } from "./injection-decode";
import { isPlainAscii, lookingLike, lower, revealed, withoutAccents } from "./injection-fold";
import { ORDERS, ORDERS_IN_OTHER_SCRIPTS, type Order } from "./injection-patterns";
import { isDisguised, spelledOrders } from "./injection-spelled";

export type InjectionTechnique = "plain" | "encoded" | "homoglyph" | "hidden" | "split" | "spelled";
/** One attempted instruction: where it stands, how it was brought in, what it wants, and its words, cleaned. */
export type InjectionHit = { path: string; technique: InjectionTechnique; says: string; excerpt: string };
export type Piece = { path: string; text: string };

const MOST_LETTERS = 256 * 1024;
const MOST_HITS = 12;
const DEPTH = 2; // an encoding within an encoding is read, a third is not
const EXCERPT = 160;
const FEWEST_ASCII = 14; // nothing that is an order is shorter

/** Every text of a value with its path, keys too: whoever writes a value may write its name. */
export function piecesOf(value: unknown, path: string): Piece[] {
  const pieces: Piece[] = [];
  let room = MOST_LETTERS;
  const add = (at: string, text: string) => {
    if (text === "" || room <= 0) return;
    pieces.push({ path: at, text: text.slice(0, room) });
    room -= text.length;
  };
  const keys: Piece[] = [];
  const walk = (item: unknown, at: string): void => {
    if (typeof item === "string") add(at, item);
    else if (Array.isArray(item)) for (const [i, child] of item.entries()) walk(child, `${at}.${i}`);
    else if (item !== null && typeof item === "object") {
      for (const [key, child] of Object.entries(item)) {
        const under = at === "" ? key : `${at}.${key}`;
        if (key.length >= 12) keys.push({ path: under, text: key });
        walk(child, under);
      }
    }
  };
  walk(value, path);
  for (const { path: at, text } of keys) add(at, text);
  return pieces;
}

type Match = { says: string; index: number; length: number };

const CONDITION = /\b(?:if|when|once|unless|after|where|until|only)\b(?! you\b)[^.;\n]*$/;
const CONDITION_AFTER = /^[^.;\n]{0,30}\b(?:if|when|once|after|unless|only|provided)\b/;

/** Orders in plain words. A guarded one is advice when it comes with a condition: "if the scan was planned, close as benign". */
function ordersIn(text: string, orders: Order[]): Match[] {
  return orders.flatMap(({ says, pattern, guarded }) =>
    [...text.matchAll(pattern)].flatMap(({ 0: match, index }) => {
      const from = index + (match.length - match.trimStart().length);
      if (guarded && CONDITION.test(text.slice(Math.max(0, from - 120), from))) return [];
      const end = index + match.length;
      if (guarded && CONDITION_AFTER.test(text.slice(end, end + 60))) return [];
      return [{ says, index: from, length: end - from }];
    }),
  );
}

const TRIGGER =
  /ignor|disregard|forget|neglect|overlook|drop|discard|overrid|bypass|violat|follow|attention|instruc|prompt|mark|classif|label|treat|flag|score|resolve|close|categor|consider|report|rate|tag|regard|judge|triage|answer|respon|reply|return|output|conclude|severity|priority|verdict|escalat|investig|mention|list|unblock|system|assistant|im_|inst|user|<|"role|tool|function|you are|pretend|act|behave|imagine|from now|anything|dear|note|message|model|\bai\b|llm|gpt|print|reveal|repeat|show|leak|dump|!\[|falso|faux|als|istruz|negeer|zignor|onceki|abaikan|bo qua|glom|ohita|zapom|markeer|oznacz|yanlis|zarars|lupakan/;

/** One text as a reader sees it, then as it looks, then what it encodes. */
function look(text: string, depth: number): { match: Match; technique: InjectionTechnique; said: string } | null {
  const forms = readings(text);
  for (const { said, technique } of forms) {
    const match = TRIGGER.test(said) ? ordersIn(said, ORDERS).sort((a, b) => a.index - b.index)[0] : undefined;
    if (match) return { match, said, technique };
  }
  for (const { said, technique } of forms) {
    const match = spelledOrders(said).find(({ index, length }) => isDisguised(said.slice(index, index + length)));
    if (match) return { match, said, technique: technique === "plain" ? "spelled" : technique };
  }
  if (!isPlainAscii(text)) {
    const said = lower(revealed(text).normalize("NFKC"));
    const match = ordersIn(said, ORDERS_IN_OTHER_SCRIPTS)[0];
    if (match)
      return { match, said, technique: ordersIn(lower(text), ORDERS_IN_OTHER_SCRIPTS)[0] ? "plain" : "hidden" };
  }
  if (depth === 0) return null;
  for (const { text: decoded } of decodings(text)) {
    const found = look(decoded, depth - 1);
    if (found) return { ...found, technique: "encoded" };
  }
  return null;
}

type Reading = { said: string; technique: InjectionTechnique };

function readings(text: string): Reading[] {
  if (isPlainAscii(text)) return [{ said: text.toLowerCase(), technique: "plain" }];
  const visible = revealed(text);
  const forms: Reading[] = [
    { said: withoutAccents(lower(text)), technique: "plain" },
    { said: withoutAccents(lower(visible)), technique: "hidden" },
    { said: lookingLike(visible), technique: "homoglyph" },
  ];
  return forms.filter(({ said }, i) => forms.findIndex((other) => other.said === said) === i);
}

const COMMENT = /<!--|\[\/\/\]: ?#|\[comment\]: ?#|display: ?none|font-size: ?0/i;

/** Matches that begin in one text and end in another, each harmless alone: `seenIn` names those that are not. */
function acrossBorders(pieces: Piece[], seenIn: ReadonlySet<string>): { path: string; match: Match; said: string }[] {
  const found: { path: string; match: Match; said: string }[] = [];
  const scan = (texts: string[], between: string, matchesIn: (said: string) => (Match & { said?: string })[]) => {
    const said = texts.join(between);
    let at = 0;
    const starts = texts.map((text) => {
      const start = at;
      at += text.length + between.length;
      return start;
    });
    for (const match of matchesIn(said)) {
      const first = pieceAt(starts, match.index);
      const last = pieceAt(starts, match.index + match.length - 1);
      if (first === last || pieces.slice(first, last + 1).some(({ path }) => seenIn.has(path))) continue;
      found.push({ path: `${pieces[first]?.path} to ${pieces[last]?.path}`, match, said });
    }
  };
  const ascii = pieces.every(({ text }) => isPlainAscii(text));
  const seen = pieces.map(({ text }) => withoutAccents(lower(text)));
  const orders = (said: string) => [...ordersIn(said, ORDERS), ...spelledOrders(said)];
  scan(seen, "\n", orders);
  if (!ascii) {
    scan(
      pieces.map(({ text }) => lookingLike(revealed(text))),
      "\n",
      orders,
    );
    scan(
      pieces.map(({ text }) => lower(revealed(text).normalize("NFKC"))),
      "",
      (said) => ordersIn(said, ORDERS_IN_OTHER_SCRIPTS),
    );
  }
  for (const { first, last, code } of splitCodes(pieces)) {
    if (pieces.slice(first, last + 1).some(({ path }) => seenIn.has(path)) || !isOrderInCode(code)) continue;
    const match = { says: "something in code", index: 0, length: code.length };
    found.push({ path: `${pieces[first]?.path} to ${pieces[last]?.path}`, match, said: code });
  }
  return found;
}

const CODE_END = /[A-Za-z0-9+/_-]{12,}$/;
const CODE_START = /^[A-Za-z0-9+/_=-]{8}/;
const MOST_PARTS = 6;
const MOST_CODES = 60;
const MOST_OF_CODE = 200; // a multiple of four, and enough to begin an order

/** Texts in a row that could be parts of one code: the end of the first with what follows, from each beginning. */
function splitCodes(pieces: Piece[]): { first: number; last: number; code: string }[] {
  return pieces
    .flatMap(({ text }, first) => {
      let code = CODE_END.exec(text.slice(-MOST_OF_CODE))?.[0];
      let last = first;
      while (code !== undefined && last < first + MOST_PARTS && CODE_START.test(pieces[last + 1]?.text ?? "")) {
        last += 1;
        const next = pieces[last]?.text ?? "";
        code += next;
        if (!/^[A-Za-z0-9+/_=-]+$/.test(next)) break;
      }
      return code !== undefined && last > first ? [{ first, last, code }] : [];
    })
    .slice(0, MOST_CODES);
}

/** A code has no blanks, so nothing but what it decodes to can be an order. */
const isOrderInCode = (code: string): boolean => decodings(code).some(({ text }) => look(text, DEPTH - 1) !== null);

function pieceAt(starts: number[], index: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= index) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * Finds attempted instructions to a model or an analyst in any text of a signal or an alert. Pure and bounded.
 * What it finds may ask for review and raise suspicion; nothing ever speaks for innocence because of it.
 */
export function findInjections(pieces: Piece[]): InjectionHit[] {
  const hits: InjectionHit[] = [];
  const add = (path: string, technique: InjectionTechnique, says: string, said: string, at: Match) => {
    if (hits.length >= MOST_HITS || hits.some((hit) => hit.path === path)) return;
    const excerpt = quote(said.slice(Math.max(0, at.index - 30), at.index + at.length + 40), EXCERPT);
    hits.push({ path: quote(path, 160), technique, says, excerpt });
  };
  if (
    look(pieces.map(({ text }) => text).join("\n"), DEPTH) === null &&
    !splitCodes(pieces).some(({ code }) => isOrderInCode(code))
  )
    return hits; // one look at all is what most cases cost
  for (const { path, text } of pieces) {
    if (text.length < FEWEST_ASCII && isPlainAscii(text)) continue;
    const found = look(text, DEPTH);
    if (!found) continue;
    const hidden = found.technique === "plain" && COMMENT.test(text);
    add(path, hidden ? "hidden" : found.technique, found.match.says, found.said, found.match);
  }
  if (hits.length < MOST_HITS)
    for (const { path, match, said } of acrossBorders(pieces, new Set(hits.map(({ path }) => path))))
      add(path, "split", match.says, said, match);
  return hits;
}
