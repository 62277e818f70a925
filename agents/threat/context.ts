import type { MitreTechnique } from "@/lib/schema/attack";
import type { AddressFacts, Advisory } from "@/lib/schema/intel";
import type { ThreatType } from "@/lib/schema/signal";
import type { Agent, Assessment, Gathered } from "../assessment";
import { clamp, coverage, evidenceFrom, readSource, round } from "../assessment";
import type { SignalFeatures } from "../features/read-signal";
import { techniqueOf } from "../knowledge/attack";
import weights from "../knowledge/weights.json";
import type { IntelMatch, Sources } from "../ports";
import { capitalise, duration, plural, quote } from "../wording";
import { techniquesOf } from "./techniques";

const DAY_MS = 86_400_000;
const ADVISORY_DAYS = 30;
const FRESH_DAYS = 7; // a match keeps its whole weight this long, then halves every month
const HALF_LIFE_DAYS = 30;
const WEB: ThreatType[] = [
  "bot_traffic",
  "rate_limit_breach",
  "data_scraping",
  "credential_stuffing",
  "brute_force",
  "proxy_network",
];
const ANONYMOUS = ["hosting", "vpn", "tor"];
const SHARED = ["carrier_nat", "mobile", "education"];

type Fitting = Advisory & { evidence_id: string };
type Match = IntelMatch & { evidence_id: string; weight: number };
type Found = Gathered & {
  address: AddressFacts | null;
  address_id: string | null;
  matches: Match[];
  intel_id: string;
  claim: { name: string; url: string | null } | null;
  claim_id: string | null;
  fitting: Fitting[];
};

export type ContextFacts = { address: AddressFacts | null; malicious: Match | null; proven_crawler: string | null };

/** Confidence times freshness, 0..1. */
function weightOf({ indicator }: IntelMatch, at: number): number {
  const ageDays = Math.max(0, (at - Date.parse(indicator.last_seen)) / DAY_MS - FRESH_DAYS);
  return indicator.confidence * 0.5 ** (ageDays / HALF_LIFE_DAYS);
}

async function gather(features: SignalFeatures, sources: Sources): Promise<Found> {
  const at = Date.parse(features.signal.detected_at);
  const gathered = { consulted: [] as string[], failed: [] as string[] };
  const { source_ip, user_agent } = features;
  const [address, matches, claim, advisories, policy] = await Promise.all([
    source_ip ? readSource("networks", gathered, () => sources.addressFacts(source_ip), null) : null,
    readSource(
      "threat_intel",
      gathered,
      () =>
        sources.intel({
          addresses: features.addresses,
          domains: features.domains,
          hashes: features.hashes,
          user_agent,
        }),
      [],
    ),
    user_agent ? readSource("crawler_user_agents", gathered, () => sources.crawlerClaim(user_agent), null) : null,
    readSource(
      "advisories",
      gathered,
      () =>
        sources.advisories({
          since: new Date(at - ADVISORY_DAYS * DAY_MS).toISOString(),
          before: features.signal.detected_at,
        }),
      [],
    ),
    readSource("customers", gathered, () => sources.policyOf(features.signal.customer_name), null),
  ]);
  const book = evidenceFrom(401);
  const looked = features.addresses.length + features.domains.length + features.hashes.length + (user_agent ? 1 : 0);
  const weighed = matches
    .map((match) => ({ ...match, weight: weightOf(match, at) }))
    .sort((a, b) => rank(b) - rank(a) || (a.indicator.id < b.indicator.id ? -1 : 1))
    .slice(0, 6)
    .map((match) => ({
      ...match,
      evidence_id: book.add({
        kind: "intel_match",
        source: "threat_intel",
        summary: `${quote(match.matched, 90)}: ${match.indicator.classification}, ${match.indicator.category.replaceAll("_", " ")}, confidence ${match.indicator.confidence}; ${match.indicator.description}`,
        observed_at: match.indicator.last_seen,
        data: {
          indicator_id: match.indicator.id,
          type: match.indicator.type,
          classification: match.indicator.classification,
          category: match.indicator.category,
          confidence: match.indicator.confidence,
          weight: round(match.weight),
          provider: match.indicator.source,
        },
      }),
    }));
  const intel_id =
    weighed[0]?.evidence_id ??
    book.add({
      kind: "intel_match",
      source: "threat_intel",
      summary: gathered.failed.includes("threat_intel")
        ? "Intelligence could not be read"
        : `No match in intelligence for ${plural(looked, "indicator")} of the signal`,
      observed_at: features.signal.detected_at,
      data: { looked_up: looked, matches: 0 },
    });
  const address_id = address
    ? book.add({
        kind: "network",
        source: address.source === "none" ? "networks" : address.source,
        summary: `${address.ip}: ${address.owner ? quote(address.owner, 120) : "owner unknown"}, ${address.country ?? "country unknown"}, ${address.kind.replaceAll("_", " ")} network`,
        observed_at: null,
        data: { ...address },
      })
    : null;
  const claim_id = claim
    ? book.add({
        kind: "crawler",
        source: "crawler_user_agents",
        summary: `The user agent claims to be ${quote(claim.name, 120)}`,
        observed_at: features.signal.detected_at,
        data: { ...claim, network_of: address?.crawler ?? null },
      })
    : features.user_agent_kind === "attack_tool" ||
        features.user_agent_kind === "automation" ||
        features.user_agent_kind === "http_library"
      ? book.add({
          kind: "tool",
          source: "user_agent_rules",
          summary: `The user agent is ${TOOL[features.user_agent_kind]}: ${quote(user_agent ?? "", 160)}`,
          observed_at: features.signal.detected_at,
          data: { kind: features.user_agent_kind },
        })
      : null;
  const ids = new Set(techniquesOf(features).map(({ id }) => id));
  const parents = new Set([...ids].map((id) => id.split(".")[0]));
  const fitting = advisories
    .map((advisory) => ({ advisory, fit: fitOf(advisory, ids, parents, features.type, policy?.sector ?? null) }))
    .filter(({ fit }) => fit >= 2)
    .sort((a, b) => b.fit - a.fit || (a.advisory.published_at < b.advisory.published_at ? 1 : -1))
    .slice(0, 3)
    .map(({ advisory }) => ({
      ...advisory,
      evidence_id: book.add({
        kind: advisory.kind,
        source: advisory.kind === "news" ? "news" : "advisories",
        summary: `${advisory.title}: ${advisory.summary}`,
        observed_at: advisory.published_at,
        data: { id: advisory.id, sectors: advisory.sectors, techniques: advisory.techniques },
      }),
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

const TOOL = {
  attack_tool: "an attack tool",
  automation: "browser automation",
  http_library: "a plain HTTP library",
} as const;
const rank = ({ indicator, weight }: IntelMatch & { weight: number }) =>
  weight + (indicator.classification === "malicious" ? 2 : indicator.classification === "suspicious" ? 1 : 0);

/** One point for the technique or type, one for the sector: an advisory must fit in what and in whom. */
function fitOf(
  advisory: Advisory,
  ids: Set<string>,
  parents: Set<string | undefined>,
  type: ThreatType,
  sector: string | null,
): number {
  const technique = advisory.techniques.some((id) => ids.has(id))
    ? 1.5
    : advisory.techniques.some((id) => parents.has(id.split(".")[0]))
      ? 1
      : advisory.threat_types.includes(type)
        ? 1
        : 0;
  const fitsSector = sector !== null && advisory.sectors.includes(sector) ? 1.2 : advisory.sectors.length === 0 ? 1 : 0;
  return technique > 0 && fitsSector > 0 ? technique + fitsSector : 0;
}

function assess(features: SignalFeatures, found: Found): Assessment<ContextFacts> {
  const w = weights.false_positive;
  const s = weights.severity;
  const { address, address_id, matches, intel_id, claim, fitting } = found;
  const malicious = matches.find(({ indicator }) => indicator.classification === "malicious") ?? null;
  const worst = malicious ?? matches.find(({ indicator }) => indicator.classification === "suspicious") ?? null;
  const benign = worst ? null : (matches.find(({ indicator }) => indicator.classification === "benign") ?? null);
  const proven =
    claim !== null && address?.crawler !== null && address !== null && sameCrawler(claim.name, address.crawler ?? "")
      ? address.crawler
      : null;
  const out: Assessment<ContextFacts> = {
    analysis: "",
    confidence: coverage(features.source_ip ? 0.9 : 0.75, found),
    key_findings: [],
    recommendations: [],
    indicators: [],
    severity_parts: [],
    techniques: [],
    headlines: [],
    facts: { address, malicious, proven_crawler: proven },
  };

  if (worst) {
    const { indicator, weight, matched, evidence_id } = worst;
    const text = `${quote(matched)} is listed as ${indicator.category.replaceAll("_", " ")} (${indicator.classification}, confidence ${indicator.confidence}), last seen ${ageOf(indicator.last_seen, features.signal.detected_at)}`;
    out.key_findings.push({ text, evidence_ids: [evidence_id] });
    out.indicators.push({
      indicator: `${capitalise(indicator.classification)} in intelligence: ${indicator.category.replaceAll("_", " ")}`,
      log_odds: (malicious ? w.intel_malicious : w.intel_suspicious) * weight,
      group: "intelligence",
      evidence_ids: [evidence_id],
    });
    out.severity_parts.push({
      part: `Intelligence: ${indicator.category.replaceAll("_", " ")}`,
      points: round((malicious ? s.intel_malicious : s.intel_suspicious) * weight, 1),
      evidence_ids: [evidence_id],
    });
    out.headlines.push({
      text: `${quote(matched, 45)} is known to intelligence for ${indicator.category.replaceAll("_", " ")}`,
      strength: (malicious ? 58 : 36) * weight,
      evidence_ids: [evidence_id],
    });
    out.techniques.push(
      ...indicator.techniques.flatMap((id): MitreTechnique[] => techniqueOf(id, round(0.8 * weight), "agent")),
    );
    out.recommendations.push(`Search every customer's logs for ${quote(matched)} over the last ${ADVISORY_DAYS} days`);
  } else if (benign) {
    out.key_findings.push({
      text: `${quote(benign.matched)} is known as harmless: ${quote(benign.indicator.description, 120)}`,
      evidence_ids: [benign.evidence_id],
    });
    out.indicators.push({
      indicator: "Known as harmless in intelligence",
      log_odds: w.intel_benign * benign.weight,
      group: "intelligence",
      evidence_ids: [benign.evidence_id],
    });
  } else {
    out.key_findings.push({
      text: found.failed.includes("threat_intel")
        ? "Intelligence could not be read"
        : "Nothing in the signal matches intelligence",
      evidence_ids: [intel_id],
    });
    out.indicators.push({
      indicator: "No match in intelligence",
      log_odds: 0,
      group: "intelligence",
      evidence_ids: [intel_id],
    });
  }

  assessUserAgent(features, found, proven, out);

  if (address && address_id && !proven) {
    const where = `${address.owner ? quote(address.owner) : "an unknown owner"}${address.country ? ` in ${address.country}` : ""}`;
    if (ANONYMOUS.includes(address.kind)) {
      out.indicators.push({
        indicator: `${address.kind === "tor" ? "Tor" : address.kind === "vpn" ? "VPN" : "Hosting"} network`,
        log_odds: w.anonymous_network,
        group: "network_kind",
        evidence_ids: [address_id],
      });
      out.severity_parts.push({
        part: `${address.kind === "tor" ? "Tor" : address.kind === "vpn" ? "VPN" : "Hosting"} network`,
        points: s.anonymous_network,
        evidence_ids: [address_id],
      });
      out.key_findings.push({
        text: `${address.ip} belongs to ${where}, a ${address.kind === "hosting" ? "hosting" : address.kind === "tor" ? "Tor" : "VPN"} network: people seldom browse from there`,
        evidence_ids: [address_id],
      });
    } else if (SHARED.includes(address.kind)) {
      out.indicators.push({
        indicator: "Network shared by many people",
        log_odds: w.shared_network,
        group: "network_kind",
        evidence_ids: [address_id],
      });
      out.key_findings.push({
        text: `${address.ip} belongs to ${where}, where many people share an address: a block would hit them too`,
        evidence_ids: [address_id],
      });
    } else if (address.source !== "none") {
      out.key_findings.push({
        text: `${address.ip} belongs to ${where} (${address.kind} network)`,
        evidence_ids: [address_id],
      });
    }
  }
  const advisory = fitting[0];
  if (advisory) {
    out.key_findings.push({
      text: `Fits ${advisory.kind === "news" ? "recent news" : "an advisory"} for this sector: ${quote(advisory.title, 140)}`,
      evidence_ids: fitting.map(({ evidence_id }) => evidence_id),
    });
    out.recommendations.push(`Read "${quote(advisory.title, 100)}" for what else to look for`);
  }
  if (out.recommendations.length === 0) out.recommendations.push("Nothing to look up further outside");
  out.analysis = `${out.key_findings.map(({ text }) => text).join(". ")}.`;
  return out;
}

/** A user agent is a claim; only the address can prove it. */
function assessUserAgent(
  features: SignalFeatures,
  { claim, claim_id, address_id }: Found,
  proven: string | null,
  out: Assessment<ContextFacts>,
): void {
  const w = weights.false_positive;
  const s = weights.severity;
  const cited = [...(claim_id ? [claim_id] : []), ...(address_id ? [address_id] : []), ...features.cite("user_agent")];
  if (proven && features.type !== "device_compromise" && features.type !== "account_takeover") {
    out.indicators.push({
      indicator: `Proven crawler: ${proven}`,
      log_odds: w.crawler_proven,
      group: "explained",
      evidence_ids: cited,
    });
    out.severity_parts.push({ part: "Crawler proven by its address", points: s.proven_crawler, evidence_ids: cited });
    out.key_findings.push({
      text: `${proven} is proven: the address lies in its published range`,
      evidence_ids: cited,
    });
    out.headlines.push({
      text: `${proven}, proven by its address, reads ${features.endpoint ? quote(features.endpoint, 50) : "the site"}`,
      strength: 88,
      evidence_ids: cited,
    });
    return;
  }
  if (claim && features.user_agent_kind === "crawler_claim") {
    out.indicators.push({
      indicator: `Claims to be ${quote(claim.name, 40)}, not proven`,
      log_odds: w.crawler_claimed_only,
      group: "user_agent",
      evidence_ids: cited,
    });
    out.key_findings.push({
      text: `The user agent claims to be ${quote(claim.name, 60)}, but the address is not in its published ranges`,
      evidence_ids: cited,
    });
    out.headlines.push({
      text: `Client that claims to be ${quote(claim.name, 40)} comes from elsewhere`,
      strength: 46,
      evidence_ids: cited,
    });
    return;
  }
  const kind = features.user_agent_kind;
  if (kind === "attack_tool" || kind === "automation" || kind === "http_library") {
    out.indicators.push({
      indicator: capitalise(TOOL[kind]),
      log_odds: w[kind],
      group: "user_agent",
      evidence_ids: cited,
    });
    out.key_findings.push({
      text: `The user agent names ${TOOL[kind]}: ${quote(features.user_agent ?? "", 70)}`,
      evidence_ids: cited,
    });
    if (kind === "attack_tool") {
      out.severity_parts.push({ part: "Attack tool", points: s.attack_tool, evidence_ids: cited });
      out.headlines.push({
        text: `Attack tool ${quote(features.user_agent ?? "", 40)} works on ${features.endpoint ? quote(features.endpoint, 40) : "the site"}`,
        strength: 50,
        evidence_ids: cited,
      });
    }
  } else if (kind === "missing" && WEB.includes(features.type)) {
    out.indicators.push({
      indicator: "No user agent",
      log_odds: w.missing_user_agent,
      group: "user_agent",
      evidence_ids: cited,
    });
  } else if (kind === "browser") {
    out.indicators.push({
      indicator: "Usual browser user agent",
      log_odds: 0,
      group: "user_agent",
      evidence_ids: cited,
    });
  }
}

/** "Googlebot\\/" (a pattern of the list) and "Googlebot" name the same crawler. */
function sameCrawler(claimed: string, published: string): boolean {
  const plain = (name: string) => name.toLowerCase().replace(/[^a-z]/g, "");
  const [a, b] = [plain(claimed), plain(published)];
  return a !== "" && b !== "" && (a.includes(b) || b.includes(a));
}

function ageOf(at: string, now: string): string {
  const minutes = clamp((Date.parse(now) - Date.parse(at)) / 60_000, 0, Number.MAX_SAFE_INTEGER);
  return minutes < 1 ? "just now" : `${duration(minutes)} before`;
}

export const context: Agent<Found, ContextFacts> = { name: "context", gather, assess };
