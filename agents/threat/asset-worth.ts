import type { CustomerPolicy, Importance } from "@/lib/schema/customer";
import type { Assessment } from "../assessment";
import { isUnder } from "../features/endpoint";
import type { SignalFeatures } from "../features/signal-features";
import weights from "../knowledge/weights.json";
import { capitalise, quote } from "../wording";

const s = weights.severity;
const SENSITIVE = ["login", "checkout", "admin", "export"];
const RANK: Importance[] = ["low", "ordinary", "important", "essential"];

type Worth = { importance: Importance; what: string };

/** What the signal touches is worth what policy says of it; without a word there, sensitive kinds of endpoint count as important. */
export function worthOf(features: SignalFeatures, policy: CustomerPolicy): Worth {
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

/** Adds what the target is worth; `policy` is null where nobody wrote one, so that nothing is "marked". */
export function addWorth(
  features: SignalFeatures,
  { importance, what }: Worth,
  { policy, policy_id }: { policy: CustomerPolicy | null; policy_id: string },
  out: Assessment<unknown>,
): void {
  const points = s.asset[importance];
  if (points === 0) return;
  const touched = features.cite("endpoint", "affected_systems", "data_accessed", "endpoints_targeted");
  const evidence_ids = [policy_id, ...touched];
  out.severity_parts.push({ part: `${capitalise(importance)} asset: ${quote(what)}`, points, evidence_ids });
  if (policy)
    out.key_findings.push({ text: `${quote(what)} is marked ${importance} for ${policy.name}`, evidence_ids });
}
