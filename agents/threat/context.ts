import type { MitreTechnique } from "@/lib/schema/attack";
import type { AddressFacts } from "@/lib/schema/intel";
import type { Agent, Assessment } from "../assessment";
import { blankAssessment, clamp, coverage, round } from "../assessment";
import type { SignalFeatures } from "../features/signal-features";
import { techniqueOf } from "../knowledge/attack";
import weights from "../knowledge/weights.json";
import { capitalise, duration, quote } from "../wording";
import { ADVISORY_DAYS, type ContextFound, gatherContext, type Match } from "./context-evidence";
import { addUserAgent, provenCrawler } from "./context-user-agent";

const w = weights.false_positive;
const s = weights.severity;
const ANONYMOUS: Partial<Record<AddressFacts["kind"], string>> = { hosting: "hosting", vpn: "VPN", tor: "Tor" };
const SHARED = ["carrier_nat", "mobile", "education"];

export type ContextFacts = { address: AddressFacts | null; malicious: Match | null; proven_crawler: string | null };

function assess(features: SignalFeatures, found: ContextFound): Assessment<ContextFacts> {
  const { address, matches } = found;
  const malicious = matches.find(({ indicator }) => indicator.classification === "malicious") ?? null;
  const proven = provenCrawler(found);
  const out = blankAssessment<ContextFacts>(coverage(features.source_ip ? 0.9 : 0.75, found), {
    address,
    malicious,
    proven_crawler: proven,
  });
  addIntelligence(features, found, out);
  addUserAgent(features, found, proven, out);
  if (!proven) addNetwork(found, out);
  addAdvisory(found, out);
  if (out.recommendations.length === 0) out.recommendations.push("Nothing to look up further outside");
  out.analysis = `${out.key_findings.map(({ text }) => text).join(". ")}.`;
  return out;
}

/** The worst that intelligence knows; what is known as harmless counts only where nothing bad is known. */
function addIntelligence(features: SignalFeatures, found: ContextFound, out: Assessment<unknown>): void {
  const of = (kind: string) => found.matches.find(({ indicator }) => indicator.classification === kind);
  const worst = of("malicious") ?? of("suspicious");
  const benign = of("benign");
  if (worst) addHostile(worst, features.signal.detected_at, out);
  else if (benign) addHarmless(benign, out);
  else addUnknown(found, out);
}

function addHostile({ indicator, weight, matched, evidence_id }: Match, now: string, out: Assessment<unknown>): void {
  const evidence_ids = [evidence_id];
  const malicious = indicator.classification === "malicious";
  const category = indicator.category.replaceAll("_", " ");
  out.key_findings.push({
    text: `${quote(matched)} is listed as ${category} (${indicator.classification}, confidence ${indicator.confidence}), last seen ${ageOf(indicator.last_seen, now)}`,
    evidence_ids,
  });
  out.indicators.push({
    indicator: `${capitalise(indicator.classification)} in intelligence: ${category}`,
    log_odds: (malicious ? w.intel_malicious : w.intel_suspicious) * weight,
    group: "intelligence",
    evidence_ids,
  });
  out.severity_parts.push({
    part: `Intelligence: ${category}`,
    points: round((malicious ? s.intel_malicious : s.intel_suspicious) * weight, 1),
    evidence_ids,
  });
  out.headlines.push({
    text: `${quote(matched, 45)} is known to intelligence for ${category}`,
    strength: (malicious ? 58 : 36) * weight,
    evidence_ids,
  });
  out.techniques.push(
    ...indicator.techniques.flatMap((id): MitreTechnique[] =>
      techniqueOf(id, round(0.8 * weight), "agent", {
        text: `Intelligence links it to ${quote(matched, 60)}`,
        evidence_ids,
      }),
    ),
  );
  out.recommendations.push(`Search every customer's logs for ${quote(matched)} over the last ${ADVISORY_DAYS} days`);
}

function addHarmless({ indicator, weight, matched, evidence_id }: Match, out: Assessment<unknown>): void {
  out.key_findings.push({
    text: `${quote(matched)} is known as harmless: ${quote(indicator.description, 120)}`,
    evidence_ids: [evidence_id],
  });
  out.indicators.push({
    indicator: "Known as harmless in intelligence",
    log_odds: w.intel_benign * weight,
    group: "intelligence",
    evidence_ids: [evidence_id],
  });
}

function addUnknown({ failed, intel_id }: ContextFound, out: Assessment<unknown>): void {
  out.key_findings.push({
    text: failed.includes("threat_intel")
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

/** Who owns the address, and whether people browse from there, hide there or share it. */
function addNetwork({ address, address_id }: ContextFound, out: Assessment<unknown>): void {
  if (!address || !address_id) return;
  const evidence_ids = [address_id];
  const owner = `${address.owner ? quote(address.owner) : "an unknown owner"}${address.country ? ` in ${address.country}` : ""}`;
  const say = (rest: string) =>
    out.key_findings.push({ text: `${address.ip} belongs to ${owner}${rest}`, evidence_ids });
  const anonymous = ANONYMOUS[address.kind];
  if (anonymous) {
    const network = `${capitalise(anonymous)} network`;
    out.indicators.push({ indicator: network, log_odds: w.anonymous_network, group: "network_kind", evidence_ids });
    out.severity_parts.push({ part: network, points: s.anonymous_network, evidence_ids });
    say(`, a ${anonymous} network: people seldom browse from there`);
  } else if (SHARED.includes(address.kind)) {
    out.indicators.push({
      indicator: "Network shared by many people",
      log_odds: w.shared_network,
      group: "network_kind",
      evidence_ids,
    });
    say(", where many people share an address: a block would hit them too");
  } else if (address.source !== "none") say(` (${address.kind} network)`);
}

function addAdvisory({ fitting }: ContextFound, out: Assessment<unknown>): void {
  const [advisory] = fitting;
  if (!advisory) return;
  out.key_findings.push({
    text: `Fits ${advisory.kind === "news" ? "recent news" : "an advisory"} for this sector: ${quote(advisory.title, 140)}`,
    evidence_ids: fitting.map(({ evidence_id }) => evidence_id),
  });
  out.recommendations.push(`Read "${quote(advisory.title, 100)}" for what else to look for`);
}

function ageOf(at: string, now: string): string {
  const minutes = clamp((Date.parse(now) - Date.parse(at)) / 60_000, 0, Number.MAX_SAFE_INTEGER);
  return minutes < 1 ? "just now" : `${duration(minutes)} before`;
}

export const context: Agent<ContextFound, ContextFacts> = { name: "context", gather: gatherContext, assess };
