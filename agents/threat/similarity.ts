import { pathOf } from "../features/endpoint";
import { networkOf } from "../features/network";
import type { SignalFeatures } from "../features/read-signal";
import { familyOfUserAgent } from "../features/user-agent";
import weights from "../knowledge/weights.json";
import type { HistoryAnswer, PastThreat } from "../ports";

export type Similar = { threat: PastThreat; similarity: number; shared: string[] };

const DAY_MS = 86_400_000;
const sameName = (a: string, b: string) =>
  a.normalize("NFKC").trim().toLowerCase() === b.normalize("NFKC").trim().toLowerCase();

const metadataText = (threat: PastThreat, key: string): string | null => {
  const value = threat.signal.metadata?.[key];
  return typeof value === "string" ? value : null;
};

/**
 * Weighted agreement with each candidate, 0..1, halved every four weeks of age; the most similar first.
 * Only those past the threshold count: agreement in the type alone is what the rate already says.
 */
export function similarTo(features: SignalFeatures, candidates: HistoryAnswer["candidates"], at: number): Similar[] {
  const w = weights.similarity;
  const networks = new Set(features.addresses.flatMap((ip) => networkOf(ip) ?? []));
  const entities = new Set(
    [...features.addresses, features.user, features.device, ...features.domains, ...features.hashes].filter(
      (item) => item !== null,
    ),
  );
  const family = familyOfUserAgent(features.user_agent);

  const scored = candidates.map(({ threat, text_score }): Similar => {
    const past = threat.signal;
    const pastIp = past.source_ip ?? metadataText(threat, "source_ip");
    const pastEndpoint = past.endpoint ?? metadataText(threat, "endpoint");
    const pastNetwork = pastIp ? networkOf(pastIp) : null;
    const pastEntities = [
      pastIp,
      metadataText(threat, "user_id"),
      metadataText(threat, "device_id"),
      metadataText(threat, "c2_server"),
    ];
    const agreements: [string, number, boolean][] = [
      ["type", w.type, past.threat_type === features.type],
      ["customer", w.customer, sameName(past.customer_name, features.signal.customer_name)],
      ["network", w.network, pastNetwork !== null && networks.has(pastNetwork)],
      [
        "endpoint",
        w.endpoint,
        features.endpoint !== null && pastEndpoint !== null && pathOf(pastEndpoint) === features.endpoint,
      ],
      [
        "user agent",
        w.user_agent,
        family !== null && familyOfUserAgent(past.user_agent ?? metadataText(threat, "user_agent")) === family,
      ],
      ["indicators", w.entities, pastEntities.some((entity) => entity !== null && entities.has(entity))],
    ];
    const shared = agreements.filter(([, , agrees]) => agrees);
    const agreement = shared.reduce((sum, [, weight]) => sum + weight, w.text * text_score);
    const ageDays = Math.max(0, at - Date.parse(past.detected_at)) / DAY_MS;
    return {
      threat,
      similarity: agreement * 0.5 ** (ageDays / w.half_life_days),
      shared: [...shared.map(([name]) => name), ...(text_score > 0.5 ? ["words"] : [])],
    };
  });
  return scored
    .filter(({ similarity, shared }) => similarity >= w.threshold && shared.length >= 2)
    .sort((a, b) => b.similarity - a.similarity || (a.threat.id < b.threat.id ? -1 : 1))
    .slice(0, w.most);
}
