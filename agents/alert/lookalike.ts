import type { Alert } from "@/lib/schema/alert";
import type { Field } from "./fields";
import type { Ledger } from "./ledger";

const HOST = /(?:@|https?:\/\/)([a-z0-9.-]+\.[a-z]{2,24})/gi;
const OWN = /^(.*_)?(user(_?(name|id|principal_?name))?|upn|rcpt(_?to)?|recipients?|mailbox|to|account|target_?user)$/;
const CLAIMED =
  /^(.*_)?(from(_?(header|address|domain))?|header_?from|sender(_?(address|domain))?|reply_?to|envelope_?from|url|link|host_?name|domain|query)$/;
const SHORTEST = 6; // shorter names are like each other by chance
const SAME_LETTERS: [RegExp, string][] = [
  [/rn/g, "m"],
  [/vv/g, "w"],
  [/cl/g, "d"],
  [/[1il|]/g, "l"],
  [/0/g, "o"],
  [/5/g, "s"],
  [/-/g, ""],
];

const folded = (label: string) => SAME_LETTERS.reduce((text, [like, letter]) => text.replace(like, letter), label);

/** Whether one letter put in, left out, changed or swapped makes the one of the other. */
function oneLetterApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i += 1;
  const [restA, restB] = [a.slice(i), b.slice(i)];
  return (
    restA.slice(1) === restB.slice(1) ||
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2))
  );
}

const labelsOf = (host: string) => host.split(".").filter((label) => label.length >= SHORTEST);
const hostsIn = (field: Field) => [...String(field.value).matchAll(HOST)].map(([, host = ""]) => host.toLowerCase());

/** A sender or a link whose domain reads like the organisation's own, and is not. */
export function weighLookalike(alert: Alert, fields: Field[], to: Ledger): void {
  const seen = fields.filter(({ section, value }) => section !== "thresholds" && typeof value === "string");
  const own = new Set([
    ...(alert.assets.user
      ?.toLowerCase()
      .match(/@([a-z0-9.-]+)/)
      ?.slice(1) ?? []),
    ...seen.filter(({ key }) => OWN.test(key)).flatMap(hostsIn),
  ]);
  const names = new Set([...own].flatMap(labelsOf));
  if (names.size === 0) return;
  for (const field of seen) {
    if (!CLAIMED.test(field.key)) continue;
    const foreign = hostsIn(field).filter(
      (host) => ![...own].some((mine) => host === mine || host.endsWith(`.${mine}`)),
    );
    const like = foreign
      .flatMap(labelsOf)
      .find((label) =>
        [...names].some((name) => name !== label && (folded(name) === folded(label) || oneLetterApart(name, label))),
      );
    if (!like) continue;
    to.weigh("A domain that reads like the organisation's own", 1.3, "lookalike", [to.field(field.path, field.value)]);
    return;
  }
}
