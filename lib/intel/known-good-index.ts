import ipaddr from "ipaddr.js";
import type { KnownGoodMatch, KnownGoodQuestion } from "@/agents/alert-ports";
import type { KnownGood } from "@/lib/schema/asset";
import { foldName, namesAgree } from "./known-names";
import { inWindow } from "./recurring-window";

function inRange(address: string, cidr: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  try {
    const ip = ipaddr.process(address);
    const [range, bits] = cidr.includes("/")
      ? ipaddr.parseCIDR(cidr)
      : [ipaddr.process(cidr), ipaddr.process(cidr).kind() === "ipv4" ? 32 : 128];
    return ip.kind() === range.kind() && ip.match(range, bits);
  } catch {
    return false;
  }
}

const basename = (path: string) => foldName(path).split(/[\\/]/).at(-1) ?? "";
/** A path names itself only; a bare image name stands for it wherever it lies. */
const sameProcess = (seen: string, named: string) =>
  /[\\/]/.test(named) ? foldName(seen) === foldName(named) : basename(seen) === foldName(named);

type Part = {
  kind: string;
  who: boolean;
  seen: string[];
  named: string[];
  agree(seen: string, named: string): boolean;
};

const same = (a: string, b: string) => foldName(a) === foldName(b);

/** `who`: says who or what acts. Where it happens (a host) and a number in a text prove nothing about that. */
const partsOf = (question: KnownGoodQuestion, entry: KnownGood): Part[] => [
  { kind: "address", who: true, seen: question.addresses, named: entry.networks, agree: inRange },
  { kind: "user", who: true, seen: question.users, named: entry.users, agree: namesAgree },
  { kind: "hash", who: true, seen: question.hashes, named: entry.hashes, agree: same },
  { kind: "process", who: true, seen: question.processes, named: entry.processes, agree: sameProcess },
  { kind: "host", who: false, seen: question.hosts, named: entry.hosts, agree: namesAgree },
];

/**
 * What of the alert the entry covers, or null. Each kind that both name must agree; and an entry that names who acts
 * covers nothing on the strength of the host alone. A ticket's number is free text: it is reported, and proves nothing.
 */
function covered(question: KnownGoodQuestion, entry: KnownGood): string[] | null {
  const matched: string[] = [];
  const parts = partsOf(question, entry);
  let proven = false;
  for (const { kind, who, seen, named, agree } of parts) {
    if (seen.length === 0 || named.length === 0) continue;
    const agreed = seen.filter((one) => named.some((other) => agree(one, other)));
    if (agreed.length === 0) return null;
    matched.push(...agreed.map((one) => `${kind} ${one}`));
    proven ||= who;
  }
  const namesWho = parts.some(({ who, named }) => who && named.length > 0);
  if (matched.length === 0 || (namesWho && !proven)) return null;
  const { ticket } = entry;
  return ticket && question.tickets.some((one) => same(one, ticket)) ? [...matched, `ticket ${ticket}`] : matched;
}

/** Everything of policy that covers something of the alert, in its window or not. */
export const knownGoodOf = (
  entries: KnownGood[],
  question: KnownGoodQuestion,
  isCustomers: (name: string | null) => boolean,
): KnownGoodMatch[] =>
  entries.flatMap((entry) => {
    const matched = isCustomers(entry.customer_name) ? covered(question, entry) : null;
    return matched ? [{ entry, matched, in_window: inWindow(entry.window, question.at) }] : [];
  });
