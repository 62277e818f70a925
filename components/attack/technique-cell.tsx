import Link from "next/link";
import type { SeenTechnique } from "@/lib/schema/attack-matrix";
import { levelOf, listOf, seenOf } from "./cells";

const number = new Intl.NumberFormat("en-GB");
const STEPS = [1, 2, 3, 4] as const;
const counted = (n: number, word: string) => `${number.format(n)} ${word}${n === 1 ? "" : "s"}`;

type Props = { technique: SeenTechnique; most: number; since: string | null };

/** One technique: how often as a number and as steps, so that the shade is never the only sign. */
export function TechniqueCell({ technique, most, since }: Props) {
  const { id, name, threats, alerts } = technique;
  const level = levelOf(technique, most);
  const words = `${counted(threats, "threat")}, ${counted(alerts, "alert")}`;
  return (
    <Link
      href={listOf(technique, since)}
      prefetch={false}
      title={`${words}: open the list`}
      className="grid gap-1 rounded-control border border-line bg-panel px-2 py-1.5 hover:border-faint hover:bg-raised"
    >
      <span className="flex items-center justify-between gap-2">
        <span className="font-mono text-[11.5px] text-muted">{id}</span>
        <span className="font-semibold tabular-nums">
          {number.format(seenOf(technique))}
          <span className="sr-only">: {words}</span>
        </span>
      </span>
      <span className="line-clamp-2 text-[12px] leading-tight">{name ?? "Not in the table"}</span>
      <span aria-hidden="true" className="flex gap-0.5">
        {STEPS.map((step) => (
          <span key={step} className={`h-1 flex-1 rounded-full ${step <= level ? "bg-accent" : "bg-track"}`} />
        ))}
      </span>
    </Link>
  );
}
