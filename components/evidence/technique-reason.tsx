import Link from "next/link";
import { OutsideText } from "@/components/ui/outside-text";
import type { MitreTechnique } from "@/lib/schema/attack";
import { EvidenceChips } from "./evidence-chips";

const SAID: Record<MitreTechnique["source"], string> = {
  hint: "the detector named it, nothing else shows it",
  rule: "a rule found it in what was sent",
  agent: "intelligence links it",
  llm: "a model named it and cited evidence",
};

type Props = { technique: MitreTechnique; tactics: string[]; others: { href: string; words: string } };

/** A technique by name: to what end it serves, what matched, how sure that is, and where else it was seen. */
export function TechniqueReason({ technique, tactics, others }: Props) {
  const { id, name, confidence, source, matched = [] } = technique;
  return (
    <div className="grid gap-2.5">
      <dl className="grid grid-cols-[5.5rem_minmax(0,1fr)] gap-x-3 gap-y-1">
        <dt className="text-muted">Technique</dt>
        <dd>
          <span className="font-mono text-[12px]">{id}</span> <OutsideText>{name ?? "not in the table"}</OutsideText>
        </dd>
        <dt className="text-muted">{tactics.length > 1 ? "Tactics" : "Tactic"}</dt>
        <dd>{tactics.join(", ") || "none known"}</dd>
        <dt className="text-muted">Confidence</dt>
        <dd>
          {Math.round(confidence * 100)} %: {SAID[source]}
        </dd>
      </dl>
      <div>
        <p className="mb-0.5 font-medium text-[12px] text-muted">What matched</p>
        {matched.length === 0 ? <p className="text-muted">Not kept with what was judged earlier.</p> : null}
        <ul aria-label={`What matched ${id}`}>
          {matched.map(({ text, evidence_ids }) => (
            <li
              key={`${text} ${evidence_ids.join()}`}
              className="flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-t py-1.5 first:border-t-0"
            >
              <span className="min-w-[10rem] flex-1">
                <OutsideText>{text}</OutsideText>
              </span>
              <EvidenceChips ids={evidence_ids} label={`Evidence for ${text}`} max={3} />
            </li>
          ))}
        </ul>
      </div>
      <p className="flex flex-wrap gap-x-4 gap-y-1">
        <Link href={others.href} prefetch={false} className="text-accent hover:underline">
          {others.words}
        </Link>
        <Link href="/attack" prefetch={false} className="text-accent hover:underline">
          In the matrix
        </Link>
      </p>
    </div>
  );
}
