import { pathOf } from "../features/endpoint";
import { networkOf } from "../features/network";
import type { SignalFeatures } from "../features/signal-features";
import { familyOfUserAgent } from "../features/user-agent";
import weights from "../knowledge/weights.json";
import type { HistoryAnswer, PastThreat } from "../ports";
import { techniquesOf } from "./techniques";

export type Similar = { threat: PastThreat; similarity: number; shared: string[] };

const DAY_MS = 86_400_000;
const w = weights.similarity;

type Profile = {
  customer: string;
  network: string | null;
  endpoint: string | null;
  family: string | null;
  entities: string[];
  at: number;
};
const profiles = new WeakMap<PastThreat, Profile>(); // a past threat is compared with many signals, and read once

const nameKey = (name: string) => name.normalize("NFKC").trim().toLowerCase();

function profileOf(threat: PastThreat): Profile {
  const known = profiles.get(threat);
  if (known) return known;
  const { signal } = threat;
  const text = (key: string): string | null => {
    const value = signal.metadata?.[key];
    return typeof value === "string" ? value : null;
  };
  const ip = signal.source_ip ?? text("source_ip");
  const endpoint = signal.endpoint ?? text("endpoint");
  const profile = {
    customer: nameKey(signal.customer_name),
    network: ip ? networkOf(ip) : null,
    endpoint: endpoint ? pathOf(endpoint) : null,
    family: familyOfUserAgent(signal.user_agent ?? text("user_agent")),
    entities: [ip, text("user_id"), text("device_id"), text("c2_server")].filter((item) => item !== null),
    at: Date.parse(signal.detected_at),
  };
  profiles.set(threat, profile);
  return profile;
}

/**
 * Weighted agreement with each candidate, 0..1, halved every four weeks of age; the most similar first.
 * Only those past the threshold count: agreement in the type alone is what the rate already says.
 */
export function similarTo(features: SignalFeatures, candidates: HistoryAnswer["candidates"], at: number): Similar[] {
  const customer = nameKey(features.signal.customer_name);
  const networks = new Set(features.addresses.flatMap((ip) => networkOf(ip) ?? []));
  const entities = new Set<string | null>([
    ...features.addresses,
    features.user,
    features.device,
    ...features.domains,
    ...features.hashes,
  ]);
  const family = familyOfUserAgent(features.user_agent);
  const techniques = new Set(techniquesOf(features).map(({ id }) => id));

  const scored = candidates.map(({ threat, text_score }): Similar => {
    const past = profileOf(threat);
    const words = threat.verdict === "true_positive" ? text_score : 0; // words are the attacker's: none may recall a false one
    const agreements: [string, number, boolean][] = [
      ["type", w.type, threat.signal.threat_type === features.type],
      ["customer", w.customer, past.customer === customer],
      ["network", w.network, past.network !== null && networks.has(past.network)],
      ["endpoint", w.endpoint, past.endpoint !== null && past.endpoint === features.endpoint],
      ["user agent", w.user_agent, past.family !== null && past.family === family],
      ["indicators", w.entities, past.entities.some((entity) => entities.has(entity))],
    ];
    const shared = agreements.filter(([, , agrees]) => agrees);
    const common = threat.techniques.filter((id) => techniques.has(id)).length;
    const overlap = common / Math.max(1, Math.min(techniques.size, threat.techniques.length));
    const unlike = threat.techniques.length > 0 && common === 0 ? w.unlike : 1; // the same type, done another way
    const agreement =
      unlike * shared.reduce((sum, [, weight]) => sum + weight, w.text * words + w.techniques * overlap);
    return {
      threat,
      similarity: agreement * 0.5 ** (Math.max(0, at - past.at) / DAY_MS / w.half_life_days),
      shared: [...shared.map(([name]) => name), ...(words > 0.5 ? ["words"] : [])],
    };
  });
  return scored
    .filter(({ similarity, shared }) => similarity >= w.threshold && shared.length >= 2)
    .sort((a, b) => b.similarity - a.similarity || (a.threat.id < b.threat.id ? -1 : 1))
    .slice(0, w.most);
}
