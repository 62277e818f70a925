import table from "../knowledge/alert-circumstances.json";
import type { Field } from "./fields";

/** A circumstance that the detector recorded beside the act: a device known or not, a ticket, a signer, a reputation. */
export type Circumstance = {
  id: string;
  label: string;
  log_odds: number;
  group: string;
  kind: string;
  path: string;
  value: unknown;
};

const COMPILED = table.map(({ keys, values, ...rest }) => ({
  counts: false,
  ...rest,
  keys: new RegExp(`^(?:${keys})$`),
  values: new RegExp(values),
}));
const LONGEST = 160; // longer is prose, and prose is anybody's to write

/** Keys an outsider fills: what they claim about themselves counts for nothing. */
export const FOREIGN =
  /(user_?agent|file_?name|file_?path|command_?line|cmd_?line|query|url|uri|subject|body|payload|message|referr?er|header|args|script|display_?name|from$|sender_name|comment|note|description|content|text)/;

/** Every circumstance that the fields show, the strongest of a kind; of two values of one thing both are kept. */
export function circumstancesIn(fields: Field[]): Circumstance[] {
  const found = new Map<string, Circumstance>();
  for (const field of fields) {
    if (field.section === "thresholds" || field.text.length > LONGEST || FOREIGN.test(field.key)) continue;
    const isCount = field.section === "stats" && typeof field.value === "number"; // "approved: 1" counts, it does not approve
    for (const { keys, values, counts, ...circumstance } of COMPILED) {
      if (found.has(circumstance.id) || (isCount && !counts)) continue;
      if ((keys.test(field.key) || keys.test(field.long)) && values.test(field.text)) {
        found.set(circumstance.id, { ...circumstance, path: field.path, value: field.value });
      }
    }
  }
  return worse([...found.values()]);
}

/** Of two records of one thing, one good and one bad, the bad one is what the alert is about. */
function worse(all: Circumstance[]): Circumstance[] {
  const bad = new Set(all.filter(({ log_odds }) => log_odds > 0).map(({ group }) => group));
  return all.filter(({ log_odds, group, kind }) => log_odds > 0 || kind === "authorised" || !bad.has(group));
}
