import { shownText } from "./shown-text";

const SPECIAL = /[\\`*_{}[\]<>#|~&$^]|[=+](?=[=+])/g;
// Where a line begins, these would make a list, a rule or the underline of a heading.
const MARKER = /^(?:[-+](?=[ -]|$)|[=:%])/;
const NUMBER = /^(\d{1,9})([.)])(?= |$)/;
// Many renderers make links of bare addresses, mentions, issue numbers and commits, whatever is escaped. Not in code.
const MAY_BECOME_A_LINK =
  /@|[#!]\d|\\|www\.|[\p{L}\p{N}_-]\.\p{L}{2,}|[a-z][a-z0-9+.-]*:\S|(?:^|[^\p{L}\p{N}])[0-9a-f]{7,40}(?:$|[^\p{L}\p{N}])/iu;
const AROUND = /^(["'(]*)(.*?)([)"'.,;:!?]*)$/u;

const escaped = (text: string) => text.replace(SPECIAL, "\\$&");

/** A code span whose fence is longer than any run of backticks in it. */
function code(text: string): string {
  if (text === "") return "";
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  const pad = text.startsWith("`") || text.endsWith("`") ? " " : "";
  return `${fence}${pad}${text}${pad}${fence}`;
}

function word(token: string): string {
  if (!MAY_BECOME_A_LINK.test(token)) return escaped(token);
  const [, before = "", middle = "", after = ""] = AROUND.exec(token) ?? ["", "", token, ""];
  // A bar would end a table's cell even in code, so it stands between two spans.
  return escaped(before) + middle.split("|").map(code).join("\\|") + escaped(after);
}

/** Anybody's text as one line of Markdown that reads as that text: no link, image, heading, HTML, table or fence comes of it. */
export function markdownText(text: string): string {
  return shownText(text)
    .split(" ")
    .filter((token) => token !== "")
    .map(word)
    .join(" ")
    .replace(MARKER, "\\$&")
    .replace(NUMBER, "$1\\$2");
}
