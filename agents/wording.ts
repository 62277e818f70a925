import type { ThreatType } from "@/lib/schema/signal";

const NAMES: Record<ThreatType, string> = {
  bot_traffic: "bot traffic",
  proxy_network: "traffic through a proxy network",
  device_compromise: "a device compromise",
  anomaly_detection: "an anomaly",
  rate_limit_breach: "a rate limit breach",
  geo_anomaly: "a geographic anomaly",
  credential_stuffing: "credential stuffing",
  account_takeover: "an account takeover",
  data_scraping: "data scraping",
  brute_force: "a brute force attack",
};

export const nameOfType = (type: ThreatType): string => NAMES[type];

const SOURCES: Record<string, string> = {
  signal: "the signal",
  threats: "history",
  threats_last_hour: "the last hour",
  customers: "the customer's policy",
  infra_events: "planned work",
  networks: "network ranges",
  threat_intel: "intelligence",
  crawler_user_agents: "known crawlers",
  advisories: "advisories and news",
};

/** A source as people call it; one without a name is shown as it is. */
export const nameOfSource = (source: string): string => SOURCES[source] ?? source;

const INTEGER = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 });
const DECIMAL = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 1 });

const SMALL = new Intl.NumberFormat("en-GB", { maximumSignificantDigits: 1 });

/** 1240 -> "1,240"; 6.2 -> "6.2"; 0.023 -> "0.02": a figure that is not zero is never shown as zero. */
export const number = (value: number): string =>
  isUnreadable(value)
    ? value.toExponential(0)
    : (Math.abs(value) >= 10 ? INTEGER : Math.abs(value) >= 0.1 ? DECIMAL : SMALL).format(value);
const decimal = (value: number): string => (isUnreadable(value) ? number(value) : DECIMAL.format(value));
/** Nobody measures so much or so little, but a hostile signal may claim it, and 300 digits would fill the page. */
function isUnreadable(value: number): boolean {
  const size = Math.abs(value);
  return size >= 1e15 || (size > 0 && size < 1e-6);
}
export const percent = (share: number): string => `${Math.round(share * 100)} %`;
/** A probability is never said to be certain: 0.9999 is "more than 99 %". */
export const likelihood = (share: number): string =>
  share > 0.99 ? "more than 99 %" : share < 0.01 ? "less than 1 %" : percent(share);

export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${number(count)} ${count === 1 ? one : many}`;

/** 1 -> "once", 2 -> "twice", 12 -> "12 times". */
export const times = (count: number): string =>
  count === 1 ? "once" : count === 2 ? "twice" : `${number(count)} times`;

/** 2500 -> "2.5 GB". Decimal units, as transfer volumes are billed. */
export const megabytes = (mb: number): string => (mb >= 1000 ? `${decimal(mb / 1000)} GB` : `${number(mb)} MB`);

/** 5 -> "5 minutes", 90 -> "1.5 hours". */
export function duration(minutes: number): string {
  if (minutes < 1) return plural(Math.max(1, Math.round(minutes * 60)), "second");
  if (minutes < 90) return plural(Math.round(minutes), "minute");
  if (minutes < 48 * 60) return `${decimal(minutes / 60)} hours`;
  return `${decimal(minutes / 1440)} days`;
}

/** ["a", "b", "c"] -> "a, b and c"; cut to `most` with the rest counted. */
export function list(items: string[], most = 3): string {
  const shown = items.slice(0, most);
  const rest = items.length - shown.length;
  if (rest > 0) return `${shown.join(", ")} and ${rest} more`;
  return shown.length < 2 ? (shown[0] ?? "") : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}

const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u2028\u2029]+/gu;

/** Hostile text in a sentence of ours: without control, direction and invisible characters, one line, cut. */
export function quote(text: string, most = 60): string {
  const clean = text.replace(INVISIBLE, " ").replace(/\s+/g, " ").trim();
  return clean.length > most ? `${clean.slice(0, most - 1)}…` : clean;
}

export const capitalise = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
