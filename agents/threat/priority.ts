import type { Agent, Assessment, Gathered } from "../assessment";
import { clamp, round } from "../assessment";
import type { Sign } from "../features/phrases";
import type { SignalFeatures } from "../features/signal-features";
import { POSSIBLE_KMH } from "../features/travel";
import { mergeTechniques, techniqueOfHint } from "../knowledge/attack";
import weights from "../knowledge/weights.json";
import { capitalise, duration, list, nameOfType, number, plural, quote } from "../wording";
import { headlinesOf } from "./signal-headlines";
import { addEndpoint, addScale, addVolume, idsOr } from "./signal-scale";
import { addSigns, compromiseSigns } from "./signal-signs";
import { techniquesOf } from "./techniques";

type Found = Gathered & { derived_id: string | null };
export type PriorityFacts = { signs: Sign[]; privileged: boolean; travels_impossibly: boolean; compromise: boolean };

const PRIVILEGED_NAME = /(^|[^a-z])(admin(istrator)?s?|root|superuser|sysadmin|domain[-_. ]?admin|sa|dba)([^a-z]|$)/i;

async function gather(features: SignalFeatures): Promise<Found> {
  const evidence = [...features.evidence];
  let derived_id: string | null = null;
  if (features.requests_per_minute !== null || features.travel) {
    derived_id = "E501";
    const rate =
      features.requests_per_minute === null ? "" : `${number(features.requests_per_minute)} requests a minute`;
    const travel = features.travel
      ? `${number(features.travel.kilometres)} km in ${duration(features.travel.minutes)}, ${number(features.travel.kilometres_per_hour)} km/h`
      : "";
    evidence.unshift({
      id: derived_id,
      kind: "signal_field",
      source: "derived",
      summary: [rate, travel].filter(Boolean).join("; "),
      observed_at: features.signal.detected_at,
      data: { requests_per_minute: features.requests_per_minute, travel: features.travel },
    });
  }
  evidence.unshift({
    id: "E500",
    kind: "signal_field",
    source: "signal",
    summary: `Signal: ${nameOfType(features.type)} for ${quote(features.signal.customer_name, 200)}`,
    observed_at: features.signal.detected_at,
    data: { threat_type: features.type, customer_name: features.signal.customer_name, warnings: features.warnings },
  });
  return { evidence, consulted: ["signal"], failed: [], derived_id };
}

function assess(features: SignalFeatures, { derived_id }: Found): Assessment<PriorityFacts> {
  const w = weights.false_positive;
  const s = weights.severity;
  const { type, travel, signs } = features;
  const privileged =
    (features.user !== null && PRIVILEGED_NAME.test(features.user)) ||
    features.endpoint_kind === "admin" ||
    signs.has("privileged_account");
  const impossible = travel !== null && travel.kilometres_per_hour > POSSIBLE_KMH;
  const compromise = compromiseSigns(features);
  const derived = derived_id ? [derived_id] : [];
  const out: Assessment<PriorityFacts> = {
    analysis: "",
    confidence: confidenceOf(features),
    key_findings: [],
    recommendations: [],
    indicators: [],
    severity_parts: [
      {
        part: `${capitalise(nameOfType(type))}: what such a threat can cost`,
        points: s.base[type],
        evidence_ids: ["E500"],
      },
    ],
    techniques: mergeTechniques([
      ...techniquesOf(features),
      ...(features.signal.mitre_hints ?? []).map((hint) =>
        techniqueOfHint(hint, { text: "The detector names it", evidence_ids: features.cite("mitre_hints") }),
      ),
    ]),
    headlines: headlinesOf(features, privileged, impossible, derived),
    facts: { signs: [...signs.keys()], privileged, travels_impossibly: impossible, compromise: compromise.length > 0 },
  };

  addSigns(features, compromise, out);
  addScale(features, out);
  if (privileged) {
    const evidence_ids = idsOr(features.cite("user_id", "endpoint"));
    out.severity_parts.push({ part: "Privileged account or interface", points: s.privileged_target, evidence_ids });
    out.key_findings.push({
      text: `The target is privileged: ${quote(features.user ?? features.endpoint ?? "an administrator account")}`,
      evidence_ids,
    });
  }
  if (travel && (type === "geo_anomaly" || type === "account_takeover" || impossible)) {
    const evidence_ids = [
      ...derived,
      ...features.cite("location_1", "location_2", "time_delta_minutes", "distance_km"),
    ];
    out.indicators.push({
      indicator: impossible ? `Travel at ${number(travel.kilometres_per_hour)} km/h` : "Travel at a possible speed",
      log_odds: impossible ? w.impossible_travel : w.possible_travel,
      group: "travel",
      evidence_ids,
    });
    if (impossible) {
      const points =
        clamp(s.travel_per_doubling * Math.log2(travel.kilometres_per_hour / POSSIBLE_KMH), 0, s.travel_cap) *
        (type === "geo_anomaly" ? 1 : 0.5);
      out.severity_parts.push({ part: "Impossible travel", points: round(points, 1), evidence_ids });
    }
    out.key_findings.push({
      text: `${quote(travel.from, 40)} to ${quote(travel.to, 40)}: ${number(travel.kilometres)} km in ${duration(travel.minutes)}, ${impossible ? "faster than any airliner" : "which a traveller can do"}`,
      evidence_ids,
    });
  }
  addEndpoint(features, out);
  addVolume(features, out);
  if (features.warnings.length > 0)
    out.key_findings.push({
      text: `${plural(features.warnings.length, "field")} could not be read: ${list(
        features.warnings.map((text) => quote(text, 80)),
        2,
      )}`,
      evidence_ids: ["E500"],
    });
  if (out.key_findings.length === 0)
    out.key_findings.push({
      text: `The signal claims ${nameOfType(type)} and shows ${features.evidence.length === 0 ? "nothing beside its type" : "no sign that it has succeeded"}`,
      evidence_ids: ["E500", ...features.evidence.slice(0, 3).map(({ id }) => id)],
    });
  out.recommendations.push(recommendationFor(features, compromise));
  out.analysis = `${out.key_findings.map(({ text }) => text).join(". ")}. Techniques: ${list(
    out.techniques.map(({ id, name }) => (name ? `${name} (${id})` : id)),
    4,
  )}.`;
  return out;
}

/** More measured fields, more to judge by; a type alone is little. */
function confidenceOf(features: SignalFeatures): number {
  const measured = features.evidence.length;
  return round(clamp(0.45 + 0.09 * measured - 0.05 * features.warnings.length, 0.3, 0.95));
}

function recommendationFor(features: SignalFeatures, compromise: Sign[]): string {
  if (features.c2 || features.signs.has("encryption"))
    return "Isolate the machine first, then collect memory and logs before anything is cleaned";
  if (compromise.includes("successful_access"))
    return "Treat the account as taken: end its sessions and change its credentials";
  if (features.failed_attempts !== null)
    return "Check whether any of the accounts signed in afterwards from the same network";
  if (features.travel) return "Ask the user, over another channel, which of the two sign-ins was theirs";
  return "Compare with the normal traffic of the same source over the last day";
}

export const priority: Agent<Found, PriorityFacts> = { name: "priority", gather, assess };
