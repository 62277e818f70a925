import Link from "next/link";
import { countWords } from "@/components/metrics/metric-words";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import { SEVERITY_WORD, SeverityMark } from "@/components/ui/severity-mark";
import { SEVERITIES } from "@/lib/schema/vocabulary";
import { differenceWords, percentWords } from "./analytics-words";
import type { Figures } from "./figures";
import { listOf, type Scope } from "./measures";

const FILL = {
  critical: "fill-critical",
  high: "fill-high",
  medium: "fill-medium",
  low: "fill-low",
  info: "fill-info",
};

/** What share each severity has, with the change against the range before. */
export function SeverityMix({ now, before, scope }: { now: Figures; before: Figures; scope: Scope }) {
  const shareOf = ({ by_severity, total }: Figures, severity: (typeof SEVERITIES)[number]) =>
    total > 0 ? by_severity[severity] / total : null;
  const title = scope.of === "threats" ? "Severity mix" : "Severity mix of alerts";
  let x = 0;
  return (
    <Panel title={title} hint="share, and its change">
      {now.total === 0 ? (
        <EmptyState title={`No ${scope.of} in this range`} />
      ) : (
        <>
          <svg
            aria-hidden="true"
            viewBox="0 0 100 1"
            preserveAspectRatio="none"
            className="mb-2 block h-2.5 w-full overflow-hidden rounded-full"
          >
            {SEVERITIES.map((severity) => {
              const width = (shareOf(now, severity) ?? 0) * 100;
              x += width;
              return <rect key={severity} x={x - width} width={width} height="1" className={FILL[severity]} />;
            })}
          </svg>
          <ul aria-label={title}>
            {SEVERITIES.map((severity) => {
              const n = now.by_severity[severity];
              const share = shareOf(now, severity);
              const change = differenceWords(share, shareOf(before, severity), "share");
              const row = "-mx-1.5 flex h-[31px] items-center gap-2 rounded-chip px-1.5";
              const cells = (
                <>
                  <SeverityMark severity={severity} className="w-20" />
                  <span className="ml-auto w-14 text-right">{countWords(n)}</span>
                  <span className="w-12 text-right text-muted">{percentWords(share)}</span>
                  <span className="w-16 text-right text-[12px] text-muted">{change ?? "–"}</span>
                </>
              );
              return (
                <li key={severity}>
                  {n === 0 ? (
                    <span className={row}>{cells}</span>
                  ) : (
                    <Link
                      href={listOf(scope, { severity: [severity] })}
                      prefetch={false}
                      aria-label={`${SEVERITY_WORD[severity]}, ${percentWords(share)}; opens ${countWords(n)} ${scope.of}`}
                      className={`${row} hover:bg-raised`}
                    >
                      {cells}
                    </Link>
                  )}
                </li>
              );
            })}
          </ul>
        </>
      )}
    </Panel>
  );
}
