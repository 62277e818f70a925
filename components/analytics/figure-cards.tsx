import { MetricCard } from "@/components/metrics/metric-card";
import { Difference } from "./difference";
import type { Figures } from "./figures";
import { listOf, type Measure, type Scope } from "./measures";

type Props = {
  label: string;
  measures: Measure[];
  now: Figures;
  before: Figures;
  scope: Scope;
};

/** One card a figure: its value, how many it was counted of, and the change. Each leads to what it counts. */
export function FigureCards({ label, measures, now, before, scope }: Props) {
  return (
    <section
      aria-label={label}
      className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,165px),1fr))] gap-3 max-[599px]:[&>:first-child]:col-span-2"
    >
      {measures.map((measure) => {
        const counted = measure.counted(now);
        return (
          <MetricCard
            key={measure.id}
            label={measure.id === "volume" ? (scope.of === "threats" ? "Threats" : "Alerts") : measure.name}
            value={measure.words(measure.value(now))}
            note={counted.words}
            aside={<Difference measure={measure} now={now} before={before} />}
            href={listOf(scope, counted.outcome)}
          />
        );
      })}
    </section>
  );
}
