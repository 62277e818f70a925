"use client";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { announce } from "@/components/live/announcer";
import { OutsideText } from "@/components/ui/outside-text";
import { Panel } from "@/components/ui/panel";
import { ProblemNotice } from "@/components/ui/problem-notice";
import { RelativeTime } from "@/components/ui/relative-time";
import { evaluationQueries, isUnderWay } from "@/lib/query/evaluations";
import type { Evaluation } from "@/lib/schema/evaluation";
import { ReportSkeleton } from "./evaluation-skeleton";
import { percentWords, RUN_STATUS_WORD } from "./evaluation-words";
import { ReportView } from "./report-view";

function Progress({ run }: { run: Evaluation }) {
  const percent = run.total > 0 ? (run.done / run.total) * 100 : 0;
  return (
    <Panel title={run.status === "waiting" ? RUN_STATUS_WORD.waiting : "Alerts are being judged"}>
      <div
        role="progressbar"
        aria-label="Alerts judged"
        aria-valuemin={0}
        aria-valuemax={run.total}
        aria-valuenow={run.done}
        aria-valuetext={`${run.done} of ${run.total}`}
        className="h-2 overflow-hidden rounded-full bg-track"
      >
        <div className="h-full bg-accent transition-[width]" style={{ width: `${percent}%` }} />
      </div>
      <p className="mt-2 text-muted">
        <span className="font-mono text-text">
          {run.done} of {run.total}
        </span>{" "}
        {run.status === "waiting"
          ? "It begins as soon as the worker is free; one evaluation runs at a time."
          : "Alerts that come in meanwhile go first. You may leave this page."}
      </p>
    </Panel>
  );
}

function Failed({ run }: { run: Evaluation }) {
  return (
    <div role="alert" className="rounded-control border border-critical/40 bg-critical/10 p-3.5">
      <p className="font-semibold">This evaluation came to no end</p>
      <p className="mt-0.5 max-w-[78ch]">
        <OutsideText>{run.error ?? "No reason was given."}</OutsideText>
      </p>
      <p className="mt-1 text-muted">Mend the file, or run it again.</p>
    </div>
  );
}

/** Tells once that a run ended which was seen under way. */
function useAnnouncedEnd(run: Evaluation | undefined): void {
  const underWay = useRef<string | null>(null);
  useEffect(() => {
    if (!run) return;
    if (isUnderWay(run)) underWay.current = run.id;
    else if (underWay.current === run.id) {
      underWay.current = null;
      announce(
        run.status === "completed"
          ? `The evaluation is done: accuracy ${percentWords(run.accuracy)}`
          : "The evaluation failed",
      );
    }
  }, [run]);
}

/** One run: how far it is, what it found, or why it failed. */
export function RunView({ id }: { id: string }) {
  const { data: run, error, refetch } = useQuery(evaluationQueries.one(id));
  useAnnouncedEnd(run);
  if (!run && error) {
    return <ProblemNotice title="This evaluation could not be loaded" error={error} onRetry={() => void refetch()} />;
  }
  if (!run) return <ReportSkeleton />;
  return (
    <section aria-labelledby="run-name" className="grid gap-3">
      <div className="flex flex-wrap items-baseline gap-x-3">
        <h2 id="run-name" className="font-semibold text-[15px]">
          <OutsideText>{run.name}</OutsideText>
        </h2>
        <p className="text-muted">
          {run.total} {run.total === 1 ? "alert" : "alerts"}, <RelativeTime at={run.created_at} focusable />
        </p>
      </div>
      {isUnderWay(run) ? <Progress run={run} /> : null}
      {run.status === "failed" ? <Failed run={run} /> : null}
      {run.report ? <ReportView key={run.id} report={run.report} /> : null}
    </section>
  );
}
