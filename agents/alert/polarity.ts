import { clamp } from "../assessment";
import table from "../knowledge/alert-polarity.json";
import { number } from "../wording";
import { FOREIGN } from "./circumstances";
import { type Field, numberIn } from "./fields";
import type { Ledger } from "./ledger";
import { REFERENCE } from "./measures";

const word = (list: string[]) => new RegExp(`(^|_)(?:${list.join("|")})(_|$)`);
const [GOOD, BAD] = [word(table.good), word(table.bad)];
const PAST = new RegExp(table.past);
const NO_ACTS = new RegExp(table.not_a_count_of_acts);
const YES = new RegExp(table.yes);
const NO = new RegExp(table.no);
const PERMISSION = new RegExp(table.permission);
const PERMISSION_WORDS =
  /\b(approved|authori[sz]ed|planned|scheduled|contract\w*|confirmed|permit|change|drill|exercise|awareness|maintenance|gitops|backup|release|roll-?out|chg|ritm)\b/;
const AN_AGE = /(_ago|_old|_age|_since)(_|$)|(^|_)new_/; // how long ago, or what came new: no count of earlier acts
const CONSEQUENCES = new RegExp(table.consequences);
const NEGATED = /(^|_)(not|no|non|un|without|never|lacks?|missing)_/;
const LONGEST = 60;

type Leaning = { label: string; odds: number; authorised: boolean; field: Field };

const spoken = (field: Field): string =>
  `${(field.key || field.long).replaceAll("_", " ")}: ${String(field.value)}`.slice(0, 120);

/** How often the same was done before: a habit excuses, a first time does not. */
function habit(field: Field): Leaning | null {
  if (!PAST.test(field.key) || NO_ACTS.test(field.key) || AN_AGE.test(field.key)) return null;
  const count = numberIn(field.value);
  if (count === null || count < 0) return null;
  const { often_before, some_before, never_before } = table.weights;
  const odds = count === 0 ? never_before : count >= 10 ? often_before : count >= 3 ? some_before : 0;
  const label =
    count === 0 ? `Never before (${spoken(field)})` : `Done ${number(count)} times before (${spoken(field)})`;
  return odds === 0 ? null : { label, odds, authorised: odds < 0, field };
}

/** A key that says what it is good or bad for, and a value that says yes or no. */
function leaning(field: Field): Leaning | null {
  const { key, text, value } = field;
  const figure = numberIn(value);
  const yes = value === true || YES.test(text) || (figure !== null && figure > 0);
  const no = value === false || value === null || NO.test(text) || figure === 0;
  if (!yes && !no) return null;
  if (figure === 0 && REFERENCE.test(key)) {
    return { label: `None is usual (${spoken(field)})`, odds: table.weights.usual_none, authorised: false, field };
  }
  if (figure === 0 && CONSEQUENCES.test(key) && !GOOD.test(key) && !PAST.test(key)) {
    return {
      label: `Nothing came of it (${spoken(field)})`,
      odds: table.weights.consequence_none,
      authorised: false,
      field,
    };
  }
  const bad = BAD.test(key);
  const good = !bad && GOOD.test(key);
  if (!good && !bad) return null;
  if (good && figure !== null && (figure > 1 || field.section === "stats")) return null; // a count of good things says little
  const holds = yes !== NEGATED.test(key);
  const { good_yes, good_no, bad_yes, bad_no } = table.weights;
  const odds = good ? (holds ? good_yes : good_no) : holds ? bad_yes : bad_no;
  return { label: spoken(field), odds, authorised: good && holds && PERMISSION.test(key), field };
}

const GOOD_WORDS = new RegExp(table.good_words);
const BAD_WORDS = new RegExp(table.bad_words);
const LONGEST_REMARK = 160;

/** A short remark of the detector or of a register beside it; never what an outsider wrote. */
function remark(field: Field): Leaning | null {
  const { text, value, section, key } = field;
  if (typeof value !== "string" || section === "sample" || !text.includes(" ") || text.length > LONGEST_REMARK)
    return null;
  const bad = BAD_WORDS.test(text);
  if (!bad && !GOOD_WORDS.test(text)) return null;
  const odds = bad ? table.weights.bad_words : table.weights.good_words;
  return {
    label: spoken(field),
    odds,
    authorised: !bad && (PERMISSION.test(key) || PERMISSION_WORDS.test(text)),
    field,
  };
}

/**
 * Reads fields that no table names by how their keys are built, in small weights and up to a cap: detectors name
 * things in many ways, but "in_scope: true" and "lateral_moves: 0" say alike what they mean.
 * @param spokenFor paths that a sharper rule has weighed already
 */
export function weighPolarity(fields: Field[], spokenFor: Set<string>, to: Ledger): void {
  const found = new Map<string, Leaning>();
  for (const field of fields) {
    if (
      field.section === "thresholds" ||
      spokenFor.has(field.path) ||
      field.text.length > LONGEST ||
      FOREIGN.test(field.key)
    )
      continue;
    const leans = field.text.length > LONGEST ? remark(field) : (habit(field) ?? leaning(field) ?? remark(field));
    const before = found.get(field.key);
    if (leans && (!before || (before.odds < 0 && leans.odds > 0))) found.set(field.key, leans); // the worse of two records
  }
  weighZeros(fields, to);
  let [up, down] = [0, 0];
  for (const { label, odds, authorised, field } of [...found.values()].sort(
    (a, b) => Math.abs(b.odds) - Math.abs(a.odds),
  )) {
    const room = table.weights.cap - (odds > 0 ? up : down);
    const granted = clamp(odds, -room, room);
    if (odds > 0) up += granted;
    else down -= granted;
    to.weigh(label, granted, `${authorised ? "authorised:" : ""}field:${field.key}`, [
      to.field(field.path, field.value),
    ]);
  }
}

const ATTEMPTED = /(success|allow|mfa|ticket|approv|baseline|prior|previous|usual|seen|known)/; // a zero of these excuses nothing

/** Statistics that are mostly zero: whatever the rule looked for, little of it was there. */
function weighZeros(fields: Field[], to: Ledger): void {
  const counters = fields.filter(({ section, value }) => section === "stats" && typeof value === "number");
  const zeros = counters.filter(({ value, key }) => value === 0 && !ATTEMPTED.test(key));
  if (zeros.length < 3 || zeros.length * 2 < counters.length) return;
  to.weigh(
    `${zeros.length} of ${counters.length} counters are zero`,
    table.weights.mostly_zero,
    "zeros",
    zeros.slice(0, 4).map((field) => to.field(field.path, field.value)),
  );
}
