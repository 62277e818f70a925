"use client";
import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import Link from "next/link";
import { useEffect, useMemo, useRef } from "react";
import { announce } from "@/components/live/announcer";
import { Button } from "@/components/ui/button";
import { OutsideText } from "@/components/ui/outside-text";
import { ALERT_VERDICT_WORD, secondsWords, VERDICT_TONE } from "@/components/workflow/workflow-words";
import { type WorkflowFilters, workflowParams } from "@/lib/query/workflow-filters";
import { workflowQueries } from "@/lib/query/workflows";
import { BatchBar } from "./batch-bar";
import { type Batch, dismissBatch } from "./batches";
import { Elapsed } from "./elapsed";
import { type Tally, tallyOf } from "./tally";

const counted = new Intl.NumberFormat("en-GB").format;

function Part({
  batch,
  count,
  word,
  look,
  ...filters
}: { batch: string; count: number; word: string; look: string } & WorkflowFilters) {
  if (count === 0) return null;
  return (
    <Link
      href={`/alerts?${workflowParams({ batch, ...filters })}`}
      prefetch={false}
      className="whitespace-nowrap rounded-chip hover:underline"
    >
      <span className={`font-semibold ${look}`}>{counted(count)}</span> {word}
    </Link>
  );
}

/** While it runs by what became of each, afterwards by verdict: every figure leads to the list that it counts. */
function Parts({ batch, tally, over }: { batch: Batch; tally: Tally; over: boolean }) {
  const { id } = batch;
  return (
    <>
      {over &&
        tally.verdicts.map(([verdict, count]) => (
          <Part
            key={verdict}
            batch={id}
            count={count}
            word={ALERT_VERDICT_WORD[verdict].toLowerCase()}
            look={VERDICT_TONE[verdict]}
            verdict={[verdict]}
          />
        ))}
      {!over && <Part batch={id} count={tally.completed} word="completed" look="text-ok" status={["completed"]} />}
      <Part
        batch={id}
        count={tally.awaiting}
        word={tally.awaiting === 1 ? "awaits approval" : "await approval"}
        look="text-high"
        status={["awaiting_approval"]}
      />
      <Part batch={id} count={tally.failed} word="failed" look="text-critical" status={["failed"]} />
      {!over && <Part batch={id} count={tally.waiting} word="waiting" look="text-text" status={["new"]} />}
    </>
  );
}

function Times({ batch, tally, over }: { batch: Batch; tally: Tally; over: boolean }) {
  const took = tally.took_ms === null ? null : secondsWords(tally.took_ms / 1000);
  return (
    <span className="whitespace-nowrap text-muted">
      {over ? took && `judged in ${took}` : <Elapsed since={batch.at} />}
      {tally.p95_ms !== null && ` · p95 ${secondsWords(tally.p95_ms / 1000)}`}
    </span>
  );
}

/** One submission: live until the last alert is judged, then its summary, until it is dismissed. */
export function BatchStrip({ batch }: { batch: Batch }) {
  const { data, error, refetch } = useQuery(workflowQueries.batch(batch.id));
  const tally = useMemo(() => tallyOf(data ?? {}), [data]);
  const known = data ? Math.max(0, batch.accepted - tally.total) : 0;
  const over = data !== undefined && tally.judged === tally.total;
  const words = data ? `${counted(tally.judged)} of ${counted(tally.total)} judged` : "Starting";

  const wasRunning = useRef(false);
  useEffect(() => {
    if (over && wasRunning.current) announce(`${batch.label}: all ${counted(tally.total)} judged`);
    wasRunning.current = data !== undefined && !over;
  }, [over, data, batch.label, tally.total]);

  return (
    <section
      aria-label={`Progress of ${batch.label}`}
      className="rounded-panel border border-line bg-panel px-3.5 py-2.5"
    >
      <div className="flex items-start gap-2">
        <div className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-3.5 gap-y-1 text-[12.5px]">
          <span className="min-w-0 max-w-[280px] truncate font-semibold">
            <OutsideText>{batch.label}</OutsideText>
          </span>
          {tally.total > 0 || !data ? (
            <span className="whitespace-nowrap tabular-nums">{words}</span>
          ) : (
            <span>Nothing new in it.</span>
          )}
          {data && <Parts batch={batch} tally={tally} over={over} />}
          {known > 0 && (
            <span className="whitespace-nowrap text-muted">{counted(known)} known already, or cleared</span>
          )}
          {batch.rejected > 0 && (
            <span className="whitespace-nowrap text-high">{counted(batch.rejected)} rejected</span>
          )}
          {data && tally.total > 0 && <Times batch={batch} tally={tally} over={over} />}
        </div>
        <Link
          href={`/alerts?${workflowParams({ batch: batch.id })}`}
          prefetch={false}
          className="shrink-0 text-[12.5px] text-accent hover:underline"
        >
          Show<span className="sr-only"> the alerts of {batch.label}</span>
        </Link>
        <button
          type="button"
          onClick={() => dismissBatch(batch.id)}
          aria-label={`Dismiss the progress of ${batch.label}`}
          className="-my-0.5 grid size-6 shrink-0 cursor-pointer place-items-center rounded-control text-muted hover:bg-raised hover:text-text"
        >
          <X aria-hidden="true" size={14} />
        </button>
      </div>
      {!over && (
        <div className="mt-2">
          <BatchBar tally={tally} name={`${batch.label}, judged`} words={words} />
        </div>
      )}
      {error && !data && (
        <p role="alert" className="mt-2 flex flex-wrap items-center gap-2 text-[12.5px]">
          Its progress could not be read. {error.message}
          <Button size="small" onClick={() => void refetch()}>
            Try again
          </Button>
        </p>
      )}
    </section>
  );
}
