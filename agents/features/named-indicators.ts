import { addressOfServer, normaliseAddress } from "./network";

const DOMAIN = /\b(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,24})\b/g;
const ADDRESS =
  /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])|(?<![\w:])(?:[0-9a-f]{1,4}:){2,7}(?::?[0-9a-f]{1,4}){0,6}(?![\w:])/g;
const HASH = /\b(?:[a-f0-9]{64}|[a-f0-9]{40}|[a-f0-9]{32})\b/g;
const MOST_TEXT = 20_000;

type Accused = { source_ip: string | null; c2_server: string | undefined; proxy_ips: string[] | undefined };

/** What can be looked up elsewhere: addresses that the signal accuses, and whatever its texts name beside them. */
export function namedIndicators(accused: Accused, texts: string[]) {
  const corpus = texts
    .map((text) => text.toLowerCase())
    .join(" ")
    .slice(0, MOST_TEXT);
  const all = (pattern: RegExp): string[] => corpus.match(pattern) ?? [];
  const proxies = (accused.proxy_ips ?? []).flatMap((ip) => normaliseAddress(ip) ?? []);
  const c2Address = addressOfServer(accused.c2_server ?? "");
  const hostile = distinct([accused.source_ip, c2Address, ...proxies].filter((ip) => ip !== null)).slice(0, 50);
  const named = all(ADDRESS).flatMap((ip) => normaliseAddress(ip) ?? []);
  return {
    proxies,
    hostile,
    addresses: distinct([...hostile, ...named]).slice(0, 60),
    domains: distinct(all(DOMAIN)).slice(0, 20),
    hashes: distinct(all(HASH)).slice(0, 20),
  };
}

const distinct = (items: string[]): string[] => [...new Set(items)];
