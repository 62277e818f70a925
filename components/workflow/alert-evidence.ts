import type { Alert } from "@/lib/schema/alert";
import type { Evidence } from "@/lib/schema/evidence";
import type { AlertAgent, Workflow } from "@/lib/schema/workflow";

export type OwnedAlertEvidence = { evidence: Evidence; agent: AlertAgent };
export type AlertEvidenceIndex = ReadonlyMap<string, OwnedAlertEvidence>;

/** All evidence of one workflow by its id; triage and investigation number theirs from hundreds of their own. */
export function indexAlertEvidence(
  workflow: Pick<Workflow, "triage_result" | "investigation_result">,
): AlertEvidenceIndex {
  const owned = (agent: AlertAgent, evidence: Evidence[] = []) =>
    evidence.map((one): [string, OwnedAlertEvidence] => [one.id, { evidence: one, agent }]);
  return new Map([
    ...owned("investigation", workflow.investigation_result?.evidence),
    ...owned("triage", workflow.triage_result?.evidence),
  ]);
}

/** Where the alert keeps what integrators write under names of their own. */
const HOLDERS = ["", "raw_data", "evidence_stats", "assets", "thresholds", "assets.others"] as const;

function has(root: unknown, steps: string[]): boolean {
  let here = root;
  for (const step of steps) {
    if (here === null || typeof here !== "object" || !Object.hasOwn(here, step)) return false;
    here = (here as Record<string, unknown>)[step];
  }
  return steps.length > 0;
}

const stepsOf = (path: string) => path.split(/[.[\]]+/).filter(Boolean);

/** As the raw alert's lines are named: items of a list in brackets. */
function shownPath(root: unknown, steps: string[]): string {
  let here = root;
  let path = "";
  for (const step of steps) {
    path += Array.isArray(here) ? `[${step}]` : path ? `.${step}` : step;
    here = (here as Record<string, unknown>)[step];
  }
  return path;
}

/** Where in the alert a fact was read, as a path from the alert's top; null when it was read elsewhere. */
export function alertFieldOf(evidence: Evidence, alert: Alert): string | null {
  if (evidence.kind !== "alert_field" && evidence.kind !== "signal_field") return null;
  for (const named of [evidence.data.path, evidence.data.field]) {
    if (typeof named !== "string" || named === "") continue;
    for (const holder of HOLDERS) {
      if (has(alert, [...stepsOf(holder), named])) return holder ? `${holder}.${named}` : named; // a key may hold dots
      const steps = [...stepsOf(holder), ...stepsOf(named)];
      if (has(alert, steps)) return shownPath(alert, steps);
    }
  }
  return null;
}

/** Where in the alert these were read, each place once, in their order. */
export function alertFieldsOf(evidenceIds: string[], index: AlertEvidenceIndex, alert: Alert): string[] {
  const found = evidenceIds.flatMap((id) => {
    const owned = index.get(id);
    return (owned && alertFieldOf(owned.evidence, alert)) ?? [];
  });
  return [...new Set(found)];
}
