import type { AddressFacts, Advisory } from "@/lib/schema/intel";
import type { Agent, Gathered } from "../assessment";
import { evidenceFrom, readSource, round } from "../assessment";
import type { SignalFeatures } from "../features/signal-features";
import type { IntelMatch, Sources } from "../ports";
import { plural, quote } from "../wording";
import { fittingOf } from "./fitting-advisories";

const DAY_MS = 86_400_000;
export const ADVISORY_DAYS = 30;
const FRESH_DAYS = 7; // a match keeps its whole weight this long, then halves every month
const HALF_LIFE_DAYS = 30;
const MOST_MATCHES = 6;

export const TOOL = {
  attack_tool: "an attack tool",
  automation: "browser automation",
  http_library: "a plain HTTP library",
} as const;

type Book = ReturnType<typeof evidenceFrom>;
type Crawler = { name: string; url: string | null };
type Fitting = Advisory & { evidence_id: string };
export type Match = IntelMatch & { evidence_id: string; weight: number };

/** What the outside says of a signal: its address, intelligence, the user agent's claim, advisories that fit. */
export type ContextFound = Gathered & {
  address: AddressFacts | null;
  address_id: string | null;
  matches: Match[];
  intel_id: string;
  claim: Crawler | null;
  claim_id: string | null;
  fitting: Fitting[];
};

export async function gatherContext(
  features: SignalFeatures,
  sources: Sources,
): ReturnType<Agent<ContextFound, unknown>["gather"]> {
  const { source_ip, user_agent, addresses, domains, hashes } = features;
  const before = features.signal.detected_at;
  const since = new Date(Date.parse(before) - ADVISORY_DAYS * DAY_MS).toISOString();
  const gathered = { consulted: [] as string[], failed: [] as string[] };
  const [address, matches, claim, advisories, policy] = await Promise.all([
    source_ip ? readSource("networks", gathered, () => sources.addressFacts(source_ip), null) : null,
    readSource("threat_intel", gathered, () => sources.intel({ addresses, domains, hashes, user_agent }), []),
    user_agent ? readSource("crawler_user_agents", gathered, () => sources.crawlerClaim(user_agent), null) : null,
    readSource("advisories", gathered, () => sources.advisories({ since, before }), []),
    readSource("customers", gathered, () => sources.policyOf(features.signal.customer_name), null),
  ]);
  const book = evidenceFrom(401);
  const weighed = strongest(matches, Date.parse(before)).map((match) => ({
    ...match,
    evidence_id: citeMatch(match, book),
  }));
  const intel_id = weighed[0]?.evidence_id ?? citeNoMatch(features, gathered.failed.includes("threat_intel"), book);
  const address_id = address ? citeAddress(address, book) : null;
  const claim_id = citeUserAgent(features, claim, address, book);
  const fitting = fittingOf(advisories, features, policy?.sector ?? null).map((advisory) => ({
    ...advisory,
    evidence_id: citeAdvisory(advisory, book),
  }));
  return {
    ...gathered,
    evidence: book.items,
    address,
    address_id,
    matches: weighed,
    intel_id,
    claim,
    claim_id,
    fitting,
  };
}

/** Confidence times freshness, 0..1. */
function weightOf({ indicator }: IntelMatch, at: number): number {
  const ageDays = Math.max(0, (at - Date.parse(indicator.last_seen)) / DAY_MS - FRESH_DAYS);
  return indicator.confidence * 0.5 ** (ageDays / HALF_LIFE_DAYS);
}

const rank = ({ indicator, weight }: IntelMatch & { weight: number }) =>
  weight + (indicator.classification === "malicious" ? 2 : indicator.classification === "suspicious" ? 1 : 0);

const strongest = (matches: IntelMatch[], at: number): (IntelMatch & { weight: number })[] =>
  matches
    .map((match) => ({ ...match, weight: weightOf(match, at) }))
    .sort((a, b) => rank(b) - rank(a) || (a.indicator.id < b.indicator.id ? -1 : 1))
    .slice(0, MOST_MATCHES);

const citeMatch = ({ indicator, matched, weight }: IntelMatch & { weight: number }, book: Book): string =>
  book.add({
    kind: "intel_match",
    source: "threat_intel",
    summary: `${quote(matched, 90)}: ${indicator.classification}, ${indicator.category.replaceAll("_", " ")}, confidence ${indicator.confidence}; ${indicator.description}`,
    observed_at: indicator.last_seen,
    data: {
      indicator_id: indicator.id,
      type: indicator.type,
      classification: indicator.classification,
      category: indicator.category,
      confidence: indicator.confidence,
      weight: round(weight),
      provider: indicator.source,
    },
  });

function citeNoMatch(features: SignalFeatures, unread: boolean, book: Book): string {
  const { addresses, domains, hashes, user_agent } = features;
  const looked_up = addresses.length + domains.length + hashes.length + (user_agent ? 1 : 0);
  return book.add({
    kind: "intel_match",
    source: "threat_intel",
    summary: unread
      ? "Intelligence could not be read"
      : `No match in intelligence for ${plural(looked_up, "indicator")} of the signal`,
    observed_at: features.signal.detected_at,
    data: { looked_up, matches: 0 },
  });
}

const citeAddress = (address: AddressFacts, book: Book): string =>
  book.add({
    kind: "network",
    source: address.source === "none" ? "networks" : address.source,
    summary: `${address.ip}: ${address.owner ? quote(address.owner, 120) : "owner unknown"}, ${address.country ?? "country unknown"}, ${address.kind.replaceAll("_", " ")} network`,
    observed_at: null,
    data: { ...address },
  });

/** The claim to be a crawler, else the tool that the user agent names; null where it says neither. */
function citeUserAgent(
  { user_agent, user_agent_kind: kind, signal }: SignalFeatures,
  claim: Crawler | null,
  address: AddressFacts | null,
  book: Book,
): string | null {
  if (claim)
    return book.add({
      kind: "crawler",
      source: "crawler_user_agents",
      summary: `The user agent claims to be ${quote(claim.name, 120)}`,
      observed_at: signal.detected_at,
      data: { ...claim, network_of: address?.crawler ?? null },
    });
  if (kind !== "attack_tool" && kind !== "automation" && kind !== "http_library") return null;
  return book.add({
    kind: "tool",
    source: "user_agent_rules",
    summary: `The user agent is ${TOOL[kind]}: ${quote(user_agent ?? "", 160)}`,
    observed_at: signal.detected_at,
    data: { kind },
  });
}

const citeAdvisory = (advisory: Advisory, book: Book): string =>
  book.add({
    kind: advisory.kind,
    source: advisory.kind === "news" ? "news" : "advisories",
    summary: `${advisory.title}: ${advisory.summary}`,
    observed_at: advisory.published_at,
    data: { id: advisory.id, sectors: advisory.sectors, techniques: advisory.techniques },
  });
