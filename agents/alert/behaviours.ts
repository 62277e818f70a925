import table from "../knowledge/alert-behaviours.json";
import { FOREIGN } from "./circumstances";
import type { Field } from "./fields";

/** Something that the evidence shows somebody did. `harm`: 0 none .. 4 destruction. */
export type Behaviour = {
  id: string;
  label: string;
  log_odds: number;
  tactic: string;
  technique: string | null;
  group: string;
  harm: number;
  wrong?: boolean; // speaks for a mistaken detector rather than for permission
  path: string;
  value: string;
};

const COMPILED = table.map(({ pattern, keys, ...rest }) => ({
  ...rest,
  pattern: new RegExp(pattern),
  keys: keys === undefined ? null : new RegExp(`^(?:${keys})$`),
}));

/** Keys whose values are names of people, machines and rules, or the detector's prose: what they are called shows nothing. */
const NAMES =
  /^(.*_)?(host(_?name)?s?|computer(_?name)?|device_?(name|id)|machine(_?name)?|workstation(_?name)?|user(_?name|_?id)?s?|account(_?name|_?id)?|rule(_?name|_?id)?|title|alert(_?name|_?id|_?type)?|description|note|comment|message_?id|summary|justification|reason_text|analyst_\w+|sensor(_?name)?|customer(_?name)?|tenant(_?name|_?id)?|recommend\w*|signature_?name_?text|matched_(pattern|on|string|keyword)s?|pattern|regex|rule_query|search_query|detection_logic|parsed_action|tactics?|techniques?|mitre\w*)$/;
const PARENT =
  /^(.*_)?(parent|initiating|creator|source)_?(image|process(_?(name|file_?name|path|executable|command_?line))?|name|exe|executable|cmd_?line|command_?line)$|^pname$/;
const PROCESS =
  /^(.*_)?(image|process(_?(name|path|executable|file_?name))?|exe|executable|file_?name|comm|proc_?name|target_?(image|process))$/;
const COMMAND = /(command_?line|cmd_?line|^cmd$|^command$|process_args|^args$|^script|script_?block)/;

const rank = ({ key, long }: Field): number =>
  PARENT.test(key) || PARENT.test(long) ? 0 : COMMAND.test(key) ? 2 : PROCESS.test(key) ? 1 : 3;

/** A document's name is read by nobody but its reader: what it speaks of was not done. */
const DOCUMENTS =
  /"[^"]*\.(pdf|docx?|pptx?|xlsx?|md|iso|png|jpe?g|csv)"|\S+\.(pdf|docx?|pptx?|xlsx?|md|png|jpe?g|csv)\b/g;

const EVENT_ID = /^event_?(id|code)$/; // numbers, but they say what was done

type Corpus = { text: string; parts: { end: number; field: Field }[] };

/** One text a record, parent before child before command line, so that a lineage reads as one. */
function corpora(fields: Field[]): Corpus[] {
  const records = new Map<string, Field[]>();
  for (const field of fields) {
    if (NAMES.test(field.key) || (typeof field.value !== "string" && !EVENT_ID.test(field.key))) continue;
    if (field.section === "thresholds" || field.section === "assets") continue;
    const name = `${field.section}:${field.record}`;
    records.set(name, [...(records.get(name) ?? []), field]);
  }
  return [...records.values()].map((members) => {
    const ordered = [...members].sort((a, b) => rank(a) - rank(b));
    let text = "";
    const parts = ordered.map((field) => {
      text += `${/command|cmd/.test(field.key) ? field.text.replace(DOCUMENTS, "(document)") : field.text} | `;
      return { end: text.length, field };
    });
    return { text, parts };
  });
}

/** Every behaviour that the evidence shows, each once. Patterns are read in what was recorded, never in titles, names or prose. */
export function behavioursIn(fields: Field[]): Behaviour[] {
  const texts = corpora(fields);
  return COMPILED.flatMap(({ pattern, keys, ...behaviour }): Behaviour[] => {
    if (keys) {
      const field = fields.find(
        ({ key, long, text, section }) =>
          section !== "thresholds" && (keys.test(key) || keys.test(long)) && pattern.test(text),
      );
      return field ? [{ ...behaviour, path: field.path, value: String(field.value) }] : [];
    }
    if (behaviour.log_odds < 0) {
      // What excuses is never read where an outsider writes.
      const field = fields.find(
        ({ key, text, section, value }) =>
          section !== "thresholds" &&
          typeof value === "string" &&
          !NAMES.test(key) &&
          !FOREIGN.test(key) &&
          pattern.test(text),
      );
      return field ? [{ ...behaviour, path: field.path, value: String(field.value) }] : [];
    }
    for (const { text, parts } of texts) {
      const match = pattern.exec(text);
      if (!match) continue;
      const at = match.index + match[0].length;
      const field = (parts.find(({ end }) => end >= at) ?? parts.at(-1))?.field;
      if (field) return [{ ...behaviour, path: field.path, value: String(field.value) }];
    }
    return [];
  });
}
