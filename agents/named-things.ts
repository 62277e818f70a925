import ipaddr from "ipaddr.js";
import { currentId } from "./knowledge/attack";

// Each begins only where such a name can begin: a long run of letters is then read once, not once a letter.
const EMAIL = /(?<![a-z0-9._%+-])[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}/g;
const HASH = /\b[a-f0-9]{32,128}\b/g;
const CVE = /\bcve-\d{4}-\d{4,}\b/g;
const TECHNIQUE = /\bt\d{4}(?:\.\d{3})?\b/g;
const V4 = /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.]*\d)/g;
const V6 = /(?<![\w:])(?:[a-f0-9]{0,4}:){2,7}(?:\d{1,3}(?:\.\d{1,3}){3}|[a-f0-9]{0,4})(?![\w:])/g;
const DOMAIN =
  /(?<![\p{L}\p{N}@._-])(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+(?:xn--[a-z0-9-]+|\p{L}{2,24})(?![\p{L}\p{N}_-])/gu;
const ACCOUNT = /(?<![a-z0-9._-])[a-z0-9._-]{1,64}\\[a-z0-9._$-]{1,64}/g;
const USER =
  /\b(?:user|account|username|login)(?:\s+(?:name|named|called))?\s*[:=]?\s+(?:["'`“‘]([^"'`”’\s]{2,64})["'`”’]|((?!(?:sign|log|lock|take|opt)-)[a-z][a-z0-9]*(?:[._$-][a-z0-9]+|\d)[a-z0-9._$-]*))/g;
const BARE_USER = /\b(?:by|for|as|of|from|with)\s+(?:the\s+)?(?:user|account|login)\s+([a-z]{3,32})\b(?!\s*-)/g;

const NO_NAME = new Set(
  "agent agents account accounts access activity behavior behaviour base data group groups input id ids identity identities name names login logins logon logons session sessions sign takeover population management traffic requests who that which whose and but with without from on in at to is was were has had have does did could may might would creation compromise enumeration lockout names type types level review itself themselves concerned involved affected".split(
    " ",
  ),
);
const ABBREVIATIONS = new Set(["e.g", "i.e", "a.m", "p.m"]);

const INVISIBLE = /[\p{Cf}\p{Cc}]+/gu;
const plain = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/\s+/g, " ")
    .replace(INVISIBLE, "")
    .toLowerCase()
    .replace(/\[\.\]|\(\.\)|\[dot\]|\(dot\)/g, ".")
    .replace(/\[:\]/g, ":")
    .replace(/\bhxxp/g, "http");

const all = (text: string, form: RegExp): string[] => [...text.matchAll(form)].map(([found]) => found);

function addressesIn(text: string): string[] {
  return [...all(text, V4), ...all(text, V6)].flatMap((found) =>
    ipaddr.isValid(found) ? [ipaddr.process(found).toString()] : [],
  );
}

/** File names look the same, and one that stands in no evidence is as much an invention. */
const domainsIn = (text: string): string[] =>
  all(text, DOMAIN).filter((found) => !ABBREVIATIONS.has(found) && !/^[\d.]+$/.test(found));

/** Everything that the evidence holds, ready to be asked; made once an agent. */
export type Holdings = { text: string; addresses: Set<string>; domains: Set<string>; techniques: Set<string> };

function textsIn(value: unknown): string[] {
  if (value === null || value === undefined) return [];
  if (typeof value !== "object") return [String(value)];
  return Array.isArray(value)
    ? value.flatMap(textsIn)
    : Object.entries(value).flatMap(([key, child]) => [key, ...textsIn(child)]);
}

/** @param known evidence and whatever else the names of an answer may come from */
export function holdingsOf(known: unknown): Holdings {
  const text = plain(textsIn(known).join("\n"));
  return {
    text,
    addresses: new Set(addressesIn(text)),
    domains: new Set([...domainsIn(text), ...all(text, EMAIL).map((mail) => mail.split("@")[1] ?? mail)]),
    techniques: new Set(all(text, TECHNIQUE).map((id) => currentId(id.toUpperCase()))),
  };
}

const stands = (name: string, { text }: Holdings): boolean => {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (!/[a-z0-9]/.test(text[at - 1] ?? "") && !/[a-z0-9]/.test(text[at + name.length] ?? "")) return true;
  }
  return false;
};

/**
 * The addresses, hashes, domains, users, CVEs and techniques that prose names and that stand in no evidence.
 * @returns each once, lower case (techniques upper); empty when everything is known
 */
export function strangersIn(prose: string, holdings: Holdings): string[] {
  const text = plain(prose);
  const mails = all(text, EMAIL);
  const users = [...text.matchAll(USER)].map(([, quoted, bare]) => (quoted ?? bare ?? "").replace(/[.,;:]+$/, ""));
  const bare = [...text.matchAll(BARE_USER)].map(([, name]) => name ?? "").filter((name) => !NO_NAME.has(name));
  const strangers = [
    ...addressesIn(text).filter((address) => !holdings.addresses.has(address)),
    ...[...all(text, HASH), ...all(text, CVE), ...mails, ...all(text, ACCOUNT), ...users, ...bare].filter(
      (name) => name !== "" && !stands(name, holdings),
    ),
    ...domainsIn(text).filter(
      (domain) => !holdings.domains.has(domain) && ![...holdings.domains].some((known) => known.endsWith(`.${domain}`)),
    ),
    ...all(text, TECHNIQUE)
      .map((id) => id.toUpperCase())
      .filter((id) => !holdings.techniques.has(currentId(id))),
  ];
  return [...new Set(strangers)];
}
