"use client";
import { useQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { EmptyState } from "@/components/ui/empty-state";
import { ProblemNotice } from "@/components/ui/problem-notice";
import { Skeleton } from "@/components/ui/skeleton";
import { findQueries } from "@/lib/query/find";
import type { AttackMatrix } from "@/lib/schema/attack-matrix";
import { ATTACK_RANGES } from "@/lib/schema/vocabulary";
import { mostSeen } from "./cells";
import { RANGE_WORD, toLayer } from "./layer";
import { TechniqueCell } from "./technique-cell";

function download(matrix: AttackMatrix): void {
  const file = new Blob([JSON.stringify(toLayer(matrix), null, 2)], { type: "application/json" });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = `attack-layer-${matrix.range}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

function Matrix({ matrix, stale }: { matrix: AttackMatrix; stale: boolean }) {
  const most = mostSeen(matrix);
  const { since, tactics, elsewhere } = matrix;
  const columns = [
    ...tactics,
    ...(elsewhere.length > 0 ? [{ id: "elsewhere", name: "Not in the table", known: 0, techniques: elsewhere }] : []),
  ];
  return (
    <section
      aria-label="Techniques by tactic"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard
      tabIndex={0}
      aria-busy={stale}
      className={classNames(
        "relative grid gap-3 rounded-panel max-[899px]:grid-cols-1 min-[900px]:auto-cols-[minmax(128px,1fr)] min-[900px]:grid-flow-col min-[900px]:overflow-x-auto min-[900px]:pb-3",
        stale && "opacity-60",
      )}
    >
      {columns.map((tactic) => (
        <div key={tactic.id} className="min-w-0">
          <div className="mb-2 border-line border-b pb-1.5 min-[900px]:min-h-[58px]">
            <h2 className="font-semibold leading-tight">{tactic.name}</h2>
            <p className="mt-0.5 text-[12px] text-muted">
              {tactic.known > 0 ? `${tactic.techniques.length} of ${tactic.known} seen` : "named by detectors"}
            </p>
          </div>
          <ul aria-label={tactic.name} className="grid gap-1.5 max-[899px]:grid-cols-2">
            {tactic.techniques.map((technique) => (
              <li key={technique.id}>
                <TechniqueCell technique={technique} most={most} since={since} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function MatrixSkeleton() {
  return (
    <div aria-busy="true" className="grid gap-3 min-[900px]:grid-cols-7">
      {["a", "b", "c", "d", "e", "f", "g"].map((column) => (
        <div key={column} className="grid content-start gap-1.5">
          <Skeleton className="h-10" />
          <Skeleton className="h-16" />
          <Skeleton className="h-16" />
        </div>
      ))}
    </div>
  );
}

/** Which techniques were seen, how often, and under which step of an attack. */
export function AttackPage() {
  const [range, setRange] = useQueryState("range", parseAsStringLiteral(ATTACK_RANGES).withDefault("7d"));
  const { data, error, isPlaceholderData, refetch } = useQuery(findQueries.attack(range));
  const nothing = data && mostSeen(data) === 0;
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-2">
        <h1 className="font-semibold text-[18px]">ATT&CK</h1>
        {/* biome-ignore lint/a11y/useSemanticElements: a row of buttons, not a form */}
        <div role="group" aria-label="Range" className="flex flex-wrap gap-1">
          {ATTACK_RANGES.map((option) => (
            <Button
              key={option}
              size="small"
              variant={option === range ? "secondary" : "ghost"}
              aria-pressed={option === range}
              onClick={() => void setRange(option)}
            >
              {RANGE_WORD[option]}
            </Button>
          ))}
        </div>
        <Button
          size="small"
          className="ml-auto"
          icon={<Download aria-hidden="true" size={13} />}
          disabled={!data || nothing || isPlaceholderData}
          onClick={() => data && download(data)}
        >
          Navigator layer
        </Button>
      </div>
      {error && !isPlaceholderData && !data ? (
        <ProblemNotice title="The matrix could not be loaded" error={error} onRetry={() => void refetch()} />
      ) : null}
      {!data && !error ? <MatrixSkeleton /> : null}
      {nothing && !isPlaceholderData ? (
        <EmptyState
          title="No technique was seen"
          action={range === "all" ? null : <Button onClick={() => void setRange("all")}>Look at all time</Button>}
        >
          No threat or alert of this range names a technique of ATT&CK.
        </EmptyState>
      ) : data ? (
        <>
          <Matrix matrix={data} stale={isPlaceholderData} />
          <p className="mt-3 text-[12px] text-muted">
            Threats and alerts that name a technique; press one for its list. ATT&CK {data.version}, © The MITRE
            Corporation.
          </p>
        </>
      ) : null}
    </>
  );
}
