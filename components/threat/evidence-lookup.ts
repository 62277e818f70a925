import type { AgentName } from "@/lib/schema/agent-analysis";
import type { Evidence } from "@/lib/schema/evidence";
import type { Integrity } from "@/lib/schema/integrity";
import type { ThreatSignal } from "@/lib/schema/signal";
import type { ThreatAnalysis } from "@/lib/schema/threat-analysis";

export const AGENT_ORDER: AgentName[] = ["historical", "config", "devops", "context", "priority"];

export type EvidenceOwner = AgentName | "integrity";
export type OwnedEvidence = { evidence: Evidence; agent: EvidenceOwner };
export type EvidenceIndex = ReadonlyMap<string, OwnedEvidence>;

/** All evidence of one analysis by its id; ids are unique within an analysis. */
export function indexEvidence(
  threat: Pick<ThreatAnalysis, "agent_analyses"> & { integrity?: Integrity | null },
): EvidenceIndex {
  const owned = (agent: EvidenceOwner, evidence: Evidence[]) =>
    evidence.map((one): [string, OwnedEvidence] => [one.id, { evidence: one, agent }]);
  return new Map([
    ...owned("integrity", threat.integrity?.evidence ?? []),
    ...AGENT_ORDER.flatMap((agent) => owned(agent, threat.agent_analyses[agent].evidence)),
  ]);
}

/** The agent that a finding leans on most: the owner of its first evidence that exists. */
export function ownerOf(evidenceIds: string[], index: EvidenceIndex): EvidenceOwner | null {
  for (const id of evidenceIds) {
    const owned = index.get(id);
    if (owned) return owned.agent;
  }
  return null;
}

const WHOLE_SIGNAL = "E500"; // speaks of the signal as such: its type and whose it is

function has(root: unknown, path: string): boolean {
  let here = root;
  for (const step of path.split(/[.[\]]+/).filter(Boolean)) {
    if (here === null || typeof here !== "object" || !Object.hasOwn(here, step)) return false;
    here = (here as Record<string, unknown>)[step];
  }
  return true;
}

/** Where in the signal a `signal_field` evidence was read, as a path from the signal's top; null for other kinds. */
export function fieldOf(evidence: Evidence, signal: ThreatSignal): string | null {
  if (evidence.kind !== "signal_field") return null;
  const named = [evidence.data.path, evidence.data.field].find((value) => typeof value === "string" && value !== "");
  if (typeof named !== "string") return evidence.id === WHOLE_SIGNAL ? "threat_type" : null;
  const { metadata = {} } = signal;
  const key = named.replace(/^metadata\./, "");
  if (Object.hasOwn(metadata, key) && !Object.hasOwn(signal, named)) return `metadata.${key}`; // a key may hold dots
  return [named, `metadata.${named}`].find((path) => has(signal, path)) ?? null;
}

/** Where in the signal these were read, each place once, in their order. */
export function fieldsOf(evidenceIds: string[], index: EvidenceIndex, signal: ThreatSignal): string[] {
  const found = evidenceIds.flatMap((id) => {
    const owned = index.get(id);
    return (owned && fieldOf(owned.evidence, signal)) ?? [];
  });
  return [...new Set(found)];
}
