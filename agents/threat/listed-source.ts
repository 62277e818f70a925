import type { CustomerPolicy, NamedNetwork } from "@/lib/schema/customer";
import type { ThreatType } from "@/lib/schema/signal";
import type { Assessment } from "../assessment";
import { inNetwork } from "../features/network";
import type { SignalFeatures } from "../features/signal-features";
import weights from "../knowledge/weights.json";
import { number, quote } from "../wording";

const w = weights.false_positive;
const s = weights.severity;
const TRAFFIC: ThreatType[] = [
  "bot_traffic",
  "rate_limit_breach",
  "data_scraping",
  "anomaly_detection",
  "proxy_network",
];
const SIGN_IN: ThreatType[] = ["credential_stuffing", "brute_force", "account_takeover", "geo_anomaly"];
const EGRESS_KINDS = ["vpn_egress", "office"];

/** What the customer's lists say of the source address. */
export type ListedSource = {
  listed: NamedNetwork | null; // the allowlisted or own network that it lies in
  own: boolean;
  egress: boolean; // the customer's own people leave for the internet there, which explains an odd place
  traffic: boolean; // the signal speaks of traffic, which a listed source explains
  explains: boolean; // policy alone makes the signal harmless
};

export function listedSource(
  { source_ip, internal_source, type }: SignalFeatures,
  policy: CustomerPolicy,
): ListedSource {
  const lists = [...policy.allowlist, ...policy.own_networks];
  const listed = source_ip ? (lists.find(({ cidr }) => inNetwork(source_ip, cidr)) ?? null) : null;
  const own = internal_source || (listed !== null && policy.own_networks.includes(listed));
  const displaced = type === "geo_anomaly" || type === "account_takeover";
  const egress = listed !== null && EGRESS_KINDS.includes(listed.kind) && displaced;
  const traffic = TRAFFIC.includes(type);
  return { listed, own, egress, traffic, explains: egress || (listed !== null && traffic) };
}

/** Adds what the lists explain; `over` is how many times the limit the source runs at, where it does. */
export function addListedSource(
  features: SignalFeatures,
  source: ListedSource,
  { policy_id, over }: { policy_id: string; over: number | null },
  out: Assessment<unknown>,
): void {
  const { listed, egress, traffic } = source;
  const cited = [policy_id, ...features.cite("source_ip")];
  if (egress && listed) addEgress(features, listed, cited, out);
  else if (listed && (traffic || SIGN_IN.includes(features.type))) {
    addListed(features, listed, { traffic, cited }, out);
    if (traffic) addListedTraffic(listed, over, cited, out);
  } else if (features.internal_source) addInternal(features, traffic, cited, out);
}

function addEgress(
  { source_ip }: SignalFeatures,
  { name }: NamedNetwork,
  evidence_ids: string[],
  out: Assessment<unknown>,
): void {
  out.indicators.push({
    indicator: `Known egress: ${quote(name)}`,
    log_odds: w.known_egress,
    group: "travel",
    evidence_ids,
  });
  out.severity_parts.push({
    part: "The address is a known egress of the customer",
    points: s.known_egress,
    evidence_ids,
  });
  out.key_findings.push({
    text: `${source_ip} is ${quote(name)}, where this customer's own people leave for the internet`,
    evidence_ids,
  });
  out.headlines.push({
    text: `Sign-in leaves through ${quote(name)}, a known egress of the customer`,
    strength: 82,
    evidence_ids,
  });
}

function addListed(
  { source_ip }: SignalFeatures,
  { name, kind }: NamedNetwork,
  { traffic, cited }: { traffic: boolean; cited: string[] },
  out: Assessment<unknown>,
): void {
  out.indicators.push({
    indicator: `On the customer's list: ${quote(name)}`,
    log_odds: traffic ? w.allowlisted_traffic : w.allowlisted_sign_in,
    group: "explained",
    evidence_ids: cited,
  });
  out.key_findings.push({
    text: `${source_ip} belongs to ${quote(name)} (${kind.replaceAll("_", " ")}), which the customer lists as its own or trusted`,
    evidence_ids: cited,
  });
}

function addListedTraffic(
  { name }: NamedNetwork,
  over: number | null,
  evidence_ids: string[],
  out: Assessment<unknown>,
): void {
  out.severity_parts.push({ part: "The address is on the customer's list", points: s.allowlisted, evidence_ids });
  out.headlines.push({
    text:
      over === null
        ? `The source is on the customer's list: ${quote(name)}`
        : `${quote(name)}, on the customer's list, runs at ${number(over)} times the limit`,
    strength: 80,
    evidence_ids,
  });
}

function addInternal(
  { source_ip }: SignalFeatures,
  traffic: boolean,
  evidence_ids: string[],
  out: Assessment<unknown>,
): void {
  out.indicators.push({
    indicator: "Internal address",
    log_odds: traffic ? w.internal_traffic : w.internal_compromise,
    group: "explained",
    evidence_ids,
  });
  out.key_findings.push({
    text: `${source_ip} is an internal address: ${traffic ? "own traffic is the likelier cause" : "the trouble would be inside"}`,
    evidence_ids,
  });
}
