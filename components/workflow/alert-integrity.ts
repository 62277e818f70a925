import type { Integrity } from "@/lib/schema/integrity";
import type { Workflow } from "@/lib/schema/workflow";

/** The group under which triage weighs texts that give orders. */
const ORDERS = "injection";
const WARNED = /gives orders to whoever reads it/;

/** What triage found wrong with the alert's own text, in the form that threats have it; null when nothing is. */
export function integrityOf({ triage_result: triage }: Pick<Workflow, "triage_result">): Integrity | null {
  const orders = triage?.weights.filter((weight) => weight.group === ORDERS) ?? [];
  if (!triage || orders.length === 0) return null;
  const concerns = orders.map(({ indicator, evidence_ids }) => {
    const seen = triage.evidence.filter((one) => evidence_ids.includes(one.id)).map((one) => one.summary);
    return { concern: "injection" as const, text: seen.join("; ") || indicator, evidence_ids };
  });
  return { suspected: true, concerns, findings: [], evidence: [], history_left_out: [] };
}

/** Warnings without the one that the panel on integrity says in full. */
export function otherWarnings(workflow: Pick<Workflow, "triage_result" | "warnings">): string[] {
  if (!integrityOf(workflow)) return workflow.warnings;
  return workflow.warnings.filter((text) => !WARNED.test(text));
}
