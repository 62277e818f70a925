import type { CustomerPolicy, Importance, NamedNetwork } from "@/lib/schema/customer";
import type { AddressFacts } from "@/lib/schema/intel";
import type { Agent, Assessment, Gathered } from "../assessment";
import { blankAssessment, coverage, evidenceFrom, readSource } from "../assessment";
import type { SignalFeatures } from "../features/signal-features";
import weights from "../knowledge/weights.json";
import type { Sources } from "../ports";
import { capitalise, number, quote } from "../wording";
import { addWorth, worthOf } from "./asset-worth";
import { isOutsideHours } from "./business-hours";
import { DEFAULT_POLICY } from "./default-policy";
import { addListedSource, listedSource } from "./listed-source";
import { addRate, isOver, rateRatio } from "./rate-limit";

const w = weights.false_positive;
const s = weights.severity;

type Found = Gathered & {
  policy: CustomerPolicy | null;
  address: AddressFacts | null;
  policy_id: string;
  address_id: string | null;
};
type Book = ReturnType<typeof evidenceFrom>;

export type ConfigFacts = {
  policy: CustomerPolicy; // the default one for an unknown customer
  known_customer: boolean;
  listed: NamedNetwork | null; // the allowlisted or own network that the source address lies in
  own: boolean;
  explains: boolean; // policy alone makes the signal harmless: a listed source of traffic, or a known egress
  importance: Importance;
};

async function gather(features: SignalFeatures, sources: Sources): Promise<Found> {
  const { source_ip } = features;
  const { customer_name } = features.signal;
  const gathered = { consulted: [] as string[], failed: [] as string[] };
  const [policy, address] = await Promise.all([
    readSource("customers", gathered, () => sources.policyOf(customer_name), null),
    source_ip ? readSource("networks", gathered, () => sources.addressFacts(source_ip), null) : null,
  ]);
  const book = evidenceFrom(201);
  const policy_id = policy ? citePolicy(policy, book) : citeNoPolicy(customer_name, book);
  const address_id = address?.country ? citeCountry(address, policy, book) : null;
  return { ...gathered, evidence: book.items, policy, address, policy_id, address_id };
}

function citePolicy(policy: CustomerPolicy, book: Book): string {
  const { tier, sector, rate_limit, geo, auto_block, bot_sensitivity } = policy;
  return book.add({
    kind: "policy",
    source: "customers",
    summary: `${policy.name}: ${sector}, ${tier}; ${number(rate_limit.requests_per_minute)} requests a minute for one address; bot sensitivity ${bot_sensitivity}; automatic blocking ${auto_block.enabled ? "allowed" : "not allowed"}`,
    data: { tier, sector, rate_limit, geo, auto_block, bot_sensitivity },
  });
}

const citeNoPolicy = (customer_name: string, book: Book): string =>
  book.add({
    kind: "policy",
    source: "customers",
    summary: `No policy is stored for "${quote(customer_name, 80)}": the default policy is used`,
    data: { default: true },
  });

function citeCountry({ ip, country, source }: AddressFacts, policy: CustomerPolicy | null, book: Book): string {
  const allowed = policy?.geo.allowed_countries ?? [];
  const blocked = policy?.geo.blocked_countries ?? [];
  return book.add({
    kind: "geo",
    source,
    summary: `${ip} is registered in ${country}; allowed: ${allowed.join(", ") || "every country"}; blocked: ${blocked.join(", ") || "none"}`,
    data: { ip, country, allowed, blocked },
  });
}

function assess(features: SignalFeatures, found: Found): Assessment<ConfigFacts> {
  const { policy_id } = found;
  const policy = found.policy ?? DEFAULT_POLICY;
  const source = listedSource(features, policy);
  const { listed, own, explains, traffic } = source;
  const worth = worthOf(features, policy);
  const limits = found.failed.includes("customers") ? null : policy; // a policy that could not be read may allow more
  const rate = rateRatio(features, limits, policy_id);
  const out = blankAssessment<ConfigFacts>(coverage(found.policy ? 0.92 : 0.5, found), {
    policy,
    known_customer: found.policy !== null,
    listed,
    own,
    explains,
    importance: worth.importance,
  });
  if (!found.policy) addUnknownCustomer(policy_id, out);
  addWorth(features, worth, found, out);
  addTier(policy, policy_id, out);
  addListedSource(features, source, { policy_id, over: isOver(rate) ? rate.ratio : null }, out);
  if (rate && (traffic || rate.ratio > 1)) addRate(features, rate, traffic, out);
  if (!listed) addCountry(policy, found, out);
  addSensitivity(features, policy, policy_id, out);
  if (!traffic && found.policy) addHours(features, found.policy, policy_id, out);
  if (out.key_findings.length === 0)
    out.key_findings.push({
      text: `${policy.name} (${policy.sector}, ${policy.tier}): policy neither explains nor aggravates this signal`,
      evidence_ids: [policy_id],
    });
  const { auto_block } = policy;
  out.recommendations.push(
    auto_block.enabled && !auto_block.excluded_types.includes(features.type)
      ? `Policy allows automatic blocking from confidence ${auto_block.min_confidence}`
      : "Policy asks for a person before anything is blocked",
  );
  out.analysis = `${out.key_findings.map(({ text }) => text).join(". ")}.`;
  return out;
}

function addUnknownCustomer(policy_id: string, out: Assessment<unknown>): void {
  out.key_findings.push({
    text: "No policy is stored for this customer, so the default policy was used",
    evidence_ids: [policy_id],
  });
  out.recommendations.push("Store a policy for this customer: limits, networks and contacts are guesses until then");
}

function addTier({ tier }: CustomerPolicy, policy_id: string, out: Assessment<unknown>): void {
  const points = s.tier[tier];
  if (points !== 0)
    out.severity_parts.push({ part: `${capitalise(tier)} customer`, points, evidence_ids: [policy_id] });
}

/** Where the address is registered, against the countries that the customer serves or blocks. */
function addCountry({ geo }: CustomerPolicy, found: Found, out: Assessment<unknown>): void {
  const country = found.address?.country ?? null;
  if (!country || !found.address_id) return;
  const evidence_ids = [found.address_id, found.policy_id];
  const add = (indicator: string, log_odds: number, finding: string) => {
    out.indicators.push({ indicator, log_odds, group: "geo_policy", evidence_ids });
    out.key_findings.push({ text: `The address is registered in ${country}, ${finding}`, evidence_ids });
  };
  if (geo.blocked_countries.includes(country)) {
    add(`Country ${country} is blocked by policy`, w.blocked_country, "which the customer's policy blocks");
    out.severity_parts.push({ part: `Blocked country ${country}`, points: s.blocked_country, evidence_ids });
  } else if (geo.allowed_countries.length > 0 && !geo.allowed_countries.includes(country))
    add(
      `Country ${country} is outside the allowed ones`,
      w.outside_allowed_country,
      "outside the countries that the customer serves",
    );
}

function addSensitivity(
  { type }: SignalFeatures,
  { bot_sensitivity }: CustomerPolicy,
  policy_id: string,
  out: Assessment<unknown>,
): void {
  const points = s.bot_sensitivity[bot_sensitivity];
  if ((type === "bot_traffic" || type === "data_scraping") && points !== 0)
    out.severity_parts.push({ part: `Bot sensitivity is ${bot_sensitivity}`, points, evidence_ids: [policy_id] });
}

function addHours(
  { signal }: SignalFeatures,
  { business_hours }: CustomerPolicy,
  policy_id: string,
  out: Assessment<unknown>,
): void {
  if (isOutsideHours(signal.detected_at, business_hours))
    out.severity_parts.push({
      part: "Outside the customer's business hours",
      points: s.outside_hours,
      evidence_ids: [policy_id],
    });
}

export const config: Agent<Found, ConfigFacts> = { name: "config", gather, assess };
