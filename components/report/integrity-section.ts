import { concernWords } from "@/components/model/integrity-words";
import type { Integrity } from "@/lib/schema/integrity";
import type { ReportSection } from "./report";
import { evidenceWords } from "./report-words";

/** The warning above everything else; nothing when nothing is suspected. */
export function integritySection(
  integrity: Integrity | null | undefined,
  subject: "signal" | "alert",
): ReportSection[] {
  if (!integrity?.suspected) return [];
  const told = new Set(integrity.concerns.map(({ text }) => text));
  const seen = (ids: string[]) => integrity.evidence.filter(({ id }) => ids.includes(id)).map(evidenceWords);
  const concerns = integrity.concerns.map(({ concern, text, evidence_ids }) => {
    const { title, meaning } = concernWords(concern, subject);
    return { text: `${title}: ${text}`, under: [meaning, ...seen(evidence_ids)] };
  });
  const others = integrity.findings.filter(({ text }) => !told.has(text)).map(({ text }) => ({ text }));
  const left = integrity.history_left_out;
  const leftOut = left.length === 0 ? [] : [{ text: `Past threats that were not weighed: ${left.join(", ")}` }];
  const items = [...concerns, ...others, ...leftOut];
  return [
    {
      title: "The evidence may have been tampered with",
      warning: true,
      blocks: [{ kind: "list", label: "Concerns", items }],
    },
  ];
}
