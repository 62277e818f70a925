import type { CustomerPolicy, Importance, NamedNetwork } from "@/lib/schema/customer";
import type { AddressFacts } from "@/lib/schema/intel";
import type { ThreatType } from "@/lib/schema/signal";
import type { Agent, Assessment, Gathered } from "../assessment";
import { clamp, coverage, evidenceFrom, readSource, round } from "../assessment";
import { isUnder } from "../features/endpoint";
import { inNetwork } from "../features/network";
import type { SignalFeatures } from "../features/signal-features";
import weights from "../knowledge/weights.json";
import type { Sources } from "../ports";
import { capitalise, number, plural, quote } from "../wording";
import { isOutsideHours } from "./business-hours";
import { DEFAULT_POLICY } from "./default-policy";

type Found = Gathered & {
  policy: CustomerPolicy | null;
  address: AddressFacts | null;
  policy_id: string;
  address_id: string | null;
};

export type ConfigFacts = {
  policy: CustomerPolicy; // the default one for an unknown customer
  known_customer: boolean;
  listed: NamedNetwork | null; // the allowlisted or own network that the source address lies in
  own: boolean;
  explains: boolean; // policy alone makes the signal harmless: a listed source of traffic, or a known egress
  importance: Importance;
};

const TRAFFIC: ThreatType[] = [
  "bot_traffic",
  "rate_limit_breach",
  "data_scraping",
  "anomaly_detection",
  "proxy_network",
];
const SIGN_IN: ThreatType[] = ["credential_stuffing", "brute_force", "account_takeover", "geo_anomaly"];
const SENSITIVE = ["login", "checkout", "admin", "export"];
const RANK: Importance[] = ["low", "ordinary", "important", "essential"];

async function gather(features: SignalFeatures, sources: Sources): Promise<Found> {
  const { customer_name } = features.signal;
  const gathered = { consulted: [] as string[], failed: [] as string[] };
  const [policy, address] = await Promise.all([
    readSource("customers", gathered, () => sources.policyOf(customer_name), null),
    features.source_ip
      ? readSource("networks", gathered, () => sources.addressFacts(features.source_ip as string), null)
      : null,
  ]);
  const book = evidenceFrom(201);
  const limits = policy?.rate_limit;
  const policy_id = book.add({
    kind: "policy",
    source: "customers",
    summary: policy
      ? `${policy.name}: ${policy.sector}, ${policy.tier}; ${number(limits?.requests_per_minute ?? 0)} requests a minute for one address; bot sensitivity ${policy.bot_sensitivity}; automatic blocking ${policy.auto_block.enabled ? "allowed" : "not allowed"}`
      : `No policy is stored for "${quote(customer_name, 80)}": the default policy is used`,
    data: policy
      ? {
          tier: policy.tier,
          sector: policy.sector,
          rate_limit: policy.rate_limit,
          geo: policy.geo,
          auto_block: policy.auto_block,
          bot_sensitivity: policy.bot_sensitivity,
        }
      : { default: true },
  });
  const address_id = address?.country
    ? book.add({
        kind: "geo",
        source: address.source,
        summary: `${address.ip} is registered in ${address.country}; allowed: ${policy?.geo.allowed_countries.join(", ") || "every country"}; blocked: ${policy?.geo.blocked_countries.join(", ") || "none"}`,
        data: {
          ip: address.ip,
          country: address.country,
          allowed: policy?.geo.allowed_countries ?? [],
          blocked: policy?.geo.blocked_countries ?? [],
        },
      })
    : null;
  return { ...gathered, evidence: book.items, policy, address, policy_id, address_id };
}

/** What the signal touches is worth what policy says of it; without a word there, sensitive kinds of endpoint count as important. */
function worthOf(features: SignalFeatures, policy: CustomerPolicy): { importance: Importance; what: string } {
  const touched = [...features.systems, ...features.data_accessed].map((name) => name.toLowerCase());
  const named = [
    ...policy.assets
      .filter(({ name }) => touched.some((item) => item.includes(name.toLowerCase())))
      .map(({ name, importance }) => ({ importance, what: name })),
    ...policy.important_endpoints
      .filter(({ path }) => features.endpoint !== null && isUnder(features.endpoint, path))
      .map(({ path, importance }) => ({ importance, what: path })),
  ].sort((a, b) => RANK.indexOf(b.importance) - RANK.indexOf(a.importance));
  if (named[0]) return named[0];
  if (features.endpoint && SENSITIVE.includes(features.endpoint_kind ?? ""))
    return { importance: "important", what: features.endpoint };
  return { importance: "ordinary", what: features.endpoint ?? touched[0] ?? "what was touched" };
}

/** Requests against the limit that holds for the endpoint; the larger of measured and claimed, so that neither can hide the other. */
function rateRatio(
  features: SignalFeatures,
  policy: CustomerPolicy | null,
): { ratio: number; limit: number | null; cites: string[] } | null {
  const limit = policy && features.requests_per_minute !== null ? limitFor(features.endpoint, policy) : null;
  const measured = limit && features.requests_per_minute !== null ? features.requests_per_minute / limit : null;
  const ratio = Math.max(measured ?? 0, features.breach_factor ?? 0);
  if (measured === null && features.breach_factor === null) return null;
  return {
    ratio,
    limit,
    cites: features.cite(
      "request_count",
      "time_window_minutes",
      "requests_per_second",
      "actual_rate",
      "configured_limit",
      "breach_factor",
    ),
  };
}

function limitFor(endpoint: string | null, policy: CustomerPolicy): number {
  const matching = Object.entries(policy.rate_limit.endpoints).filter(
    ([path]) => endpoint !== null && isUnder(endpoint, path),
  );
  return matching.sort(([a], [b]) => b.length - a.length)[0]?.[1] ?? policy.rate_limit.requests_per_minute;
}

/** +0.9 far below the limit, about 0 at it, -1.5 far above: smooth, so that no threshold can be danced around. */
export function rateLogOdds(ratio: number): number {
  const { rate_max, rate_min } = weights.false_positive;
  const middle = (rate_max + rate_min) / 2;
  const reach = (rate_max - rate_min) / 2;
  return clamp(middle - reach * Math.tanh(0.75 * Math.log(Math.max(ratio, 1e-3) / 1.5)), rate_min, rate_max);
}

function assess(features: SignalFeatures, found: Found): Assessment<ConfigFacts> {
  const w = weights.false_positive;
  const s = weights.severity;
  const policy = found.policy ?? DEFAULT_POLICY;
  const { source_ip, type } = features;
  const lists = [...policy.allowlist, ...policy.own_networks];
  const listed = source_ip ? (lists.find(({ cidr }) => inNetwork(source_ip, cidr)) ?? null) : null;
  const own = features.internal_source || (listed !== null && policy.own_networks.includes(listed));
  const egress =
    listed !== null &&
    ["vpn_egress", "office"].includes(listed.kind) &&
    (type === "geo_anomaly" || type === "account_takeover");
  const traffic = TRAFFIC.includes(type);
  const explains = egress || (listed !== null && traffic);
  const cited = [found.policy_id, ...features.cite("source_ip")];
  const worth = worthOf(features, policy);
  const rate = rateRatio(features, found.policy);

  const out: Assessment<ConfigFacts> = {
    analysis: "",
    confidence: coverage(found.policy ? 0.92 : 0.5, found),
    key_findings: [],
    recommendations: [],
    indicators: [],
    severity_parts: [],
    techniques: [],
    headlines: [],
    facts: { policy, known_customer: found.policy !== null, listed, own, explains, importance: worth.importance },
  };

  if (!found.policy)
    out.key_findings.push({
      text: `No policy is stored for this customer, so the default policy was used`,
      evidence_ids: [found.policy_id],
    });
  if (!found.policy)
    out.recommendations.push("Store a policy for this customer: limits, networks and contacts are guesses until then");

  const points = s.asset[worth.importance];
  if (points !== 0) {
    const evidence_ids = [
      found.policy_id,
      ...features.cite("endpoint", "affected_systems", "data_accessed", "endpoints_targeted"),
    ];
    out.severity_parts.push({
      part: `${capitalise(worth.importance)} asset: ${quote(worth.what)}`,
      points,
      evidence_ids,
    });
    if (found.policy)
      out.key_findings.push({
        text: `${quote(worth.what)} is marked ${worth.importance} for ${policy.name}`,
        evidence_ids,
      });
  }
  if (s.tier[policy.tier] !== 0)
    out.severity_parts.push({
      part: `${capitalise(policy.tier)} customer`,
      points: s.tier[policy.tier],
      evidence_ids: [found.policy_id],
    });

  if (egress && listed) {
    out.indicators.push({
      indicator: `Known egress: ${quote(listed.name)}`,
      log_odds: w.known_egress,
      group: "travel",
      evidence_ids: cited,
    });
    out.severity_parts.push({
      part: "The address is a known egress of the customer",
      points: s.known_egress,
      evidence_ids: cited,
    });
    out.key_findings.push({
      text: `${source_ip} is ${quote(listed.name)}, where this customer's own people leave for the internet`,
      evidence_ids: cited,
    });
    out.headlines.push({
      text: `Sign-in leaves through ${quote(listed.name)}, a known egress of the customer`,
      strength: 82,
      evidence_ids: cited,
    });
  } else if (listed && (traffic || SIGN_IN.includes(type))) {
    out.indicators.push({
      indicator: `On the customer's list: ${quote(listed.name)}`,
      log_odds: traffic ? w.allowlisted_traffic : w.allowlisted_sign_in,
      group: "explained",
      evidence_ids: cited,
    });
    if (traffic)
      out.severity_parts.push({
        part: "The address is on the customer's list",
        points: s.allowlisted,
        evidence_ids: cited,
      });
    out.key_findings.push({
      text: `${source_ip} belongs to ${quote(listed.name)} (${listed.kind.replaceAll("_", " ")}), which the customer lists as its own or trusted`,
      evidence_ids: cited,
    });
    if (traffic)
      out.headlines.push({
        text: `${quote(listed.name)}, on the customer's list, ${rate && rate.ratio > 1.05 ? `runs at ${number(rate.ratio)} times the limit` : "is the source"}`,
        strength: 80,
        evidence_ids: cited,
      });
  } else if (features.internal_source) {
    out.indicators.push({
      indicator: "Internal address",
      log_odds: traffic ? w.internal_traffic : w.internal_compromise,
      group: "explained",
      evidence_ids: cited,
    });
    out.key_findings.push({
      text: `${source_ip} is an internal address: ${traffic ? "own traffic is the likelier cause" : "the trouble would be inside"}`,
      evidence_ids: cited,
    });
  }

  if (rate && (traffic || rate.ratio > 1)) {
    const odds = rateLogOdds(rate.ratio);
    const evidence_ids = [found.policy_id, ...rate.cites];
    out.indicators.push({
      indicator: `Rate ${number(rate.ratio)} times the limit`,
      log_odds: traffic ? odds : Math.min(0, odds),
      group: "rate",
      evidence_ids,
    });
    if (rate.ratio > 1.05 && traffic) {
      const points = clamp(s.rate_per_doubling * Math.log2(rate.ratio), 0, s.rate_cap);
      out.severity_parts.push({
        part: `${number(rate.ratio)} times the rate limit`,
        points: round(points, 1),
        evidence_ids,
      });
      out.headlines.push({
        text: `${features.endpoint ? `${quote(features.endpoint, 50)} is` : "Requests are"} called ${number(rate.ratio)} times as often as the limit allows${source_ip ? ` by ${source_ip}` : ""}`,
        strength: 40 + points,
        evidence_ids,
      });
    }
    const measured =
      features.requests_per_minute === null ? "" : `${plural(features.requests_per_minute, "request")} a minute, `;
    out.key_findings.push({
      text: `${capitalise(measured)}${number(rate.ratio)} times the limit${rate.limit ? ` of ${number(rate.limit)} a minute` : " that the detector states"}`,
      evidence_ids,
    });
  }

  const country = found.address?.country ?? null;
  if (country && found.address_id && !listed) {
    const evidence_ids = [found.address_id, found.policy_id];
    if (policy.geo.blocked_countries.includes(country)) {
      out.indicators.push({
        indicator: `Country ${country} is blocked by policy`,
        log_odds: w.blocked_country,
        group: "geo_policy",
        evidence_ids,
      });
      out.severity_parts.push({ part: `Blocked country ${country}`, points: s.blocked_country, evidence_ids });
      out.key_findings.push({
        text: `The address is registered in ${country}, which the customer's policy blocks`,
        evidence_ids,
      });
    } else if (policy.geo.allowed_countries.length > 0 && !policy.geo.allowed_countries.includes(country)) {
      out.indicators.push({
        indicator: `Country ${country} is outside the allowed ones`,
        log_odds: w.outside_allowed_country,
        group: "geo_policy",
        evidence_ids,
      });
      out.key_findings.push({
        text: `The address is registered in ${country}, outside the countries that the customer serves`,
        evidence_ids,
      });
    }
  }

  const sensitivity = s.bot_sensitivity[policy.bot_sensitivity];
  if ((type === "bot_traffic" || type === "data_scraping") && sensitivity !== 0) {
    out.severity_parts.push({
      part: `Bot sensitivity is ${policy.bot_sensitivity}`,
      points: sensitivity,
      evidence_ids: [found.policy_id],
    });
  }
  if (!traffic && found.policy && isOutsideHours(features.signal.detected_at, policy.business_hours)) {
    out.severity_parts.push({
      part: "Outside the customer's business hours",
      points: s.outside_hours,
      evidence_ids: [found.policy_id],
    });
  }
  if (out.key_findings.length === 0) {
    out.key_findings.push({
      text: `${policy.name} (${policy.sector}, ${policy.tier}): policy neither explains nor aggravates this signal`,
      evidence_ids: [found.policy_id],
    });
  }
  out.recommendations.push(
    policy.auto_block.enabled && !policy.auto_block.excluded_types.includes(type)
      ? `Policy allows automatic blocking from confidence ${policy.auto_block.min_confidence}`
      : "Policy asks for a person before anything is blocked",
  );
  out.analysis = `${out.key_findings.map(({ text }) => text).join(". ")}.`;
  return out;
}

export const config: Agent<Found, ConfigFacts> = { name: "config", gather, assess };
