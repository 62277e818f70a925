"use client";
import { useQuery } from "@tanstack/react-query";
import { FileJson, Play } from "lucide-react";
import { parseAsString, useQueryState } from "nuqs";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ProblemNotice } from "@/components/ui/problem-notice";
import { toast } from "@/components/ui/toaster";
import { useStartEvaluation } from "@/lib/query/evaluation-mutations";
import { evaluationQueries } from "@/lib/query/evaluations";
import { ReportSkeleton } from "./evaluation-skeleton";
import { FileDialog } from "./file-dialog";
import { RunList } from "./run-list";
import { RunView } from "./run-view";

/** How well alerts are judged, on the samples or on anybody's own. */
export function EvaluationPage() {
  const { data, error, refetch } = useQuery(evaluationQueries.list());
  const [chosen, setChosen] = useQueryState("run", parseAsString.withOptions({ history: "push", scroll: false }));
  const [asking, setAsking] = useState(false);
  const { mutate, isPending } = useStartEvaluation();
  const runs = data?.items ?? [];
  const shown = chosen ?? runs[0]?.id ?? null;
  const playSamples = () =>
    mutate(null, {
      onSuccess: ({ id }) => void setChosen(id),
      onError: (problem) => toast.error("The evaluation was not started", { description: problem.message }),
    });
  const actions = (
    <>
      <Button variant="primary" onClick={playSamples} busy={isPending} icon={<Play aria-hidden="true" size={13} />}>
        Run the 15 samples
      </Button>
      <Button onClick={() => setAsking(true)} icon={<FileJson aria-hidden="true" size={13} />}>
        Use your own file
      </Button>
    </>
  );
  const empty = data !== undefined && runs.length === 0 && !chosen;
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-start gap-3">
        <div className="min-w-0 flex-1 basis-[320px]">
          <h1 className="font-semibold text-[18px]">Evaluation</h1>
          <p className="max-w-[78ch] text-muted">
            Labelled alerts run through the same workflow as all others, in an empty database of their own, and what it
            says is held against what people know. No agent sees a label.
          </p>
        </div>
        {empty ? null : <div className="flex flex-wrap gap-2">{actions}</div>}
      </div>
      {!data && error ? (
        <ProblemNotice title="The evaluations could not be loaded" error={error} onRetry={() => void refetch()} />
      ) : null}
      {!data && !error ? <ReportSkeleton /> : null}
      {empty ? (
        <div className="rounded-panel border border-line bg-panel">
          <EmptyState title="Nothing was evaluated yet" action={actions}>
            The samples are fifteen alerts from password spray to a planned scan, each with its verdict and priority.
            They take a few seconds.
          </EmptyState>
        </div>
      ) : null}
      {shown ? (
        <div className="grid items-start gap-3 min-[1100px]:grid-cols-[minmax(0,1fr)_260px]">
          <RunView key={shown} id={shown} />
          {runs.length > 0 ? <RunList runs={runs} shown={shown} /> : null}
        </div>
      ) : null}
      {asking ? <FileDialog onClose={() => setAsking(false)} onStarted={(id) => void setChosen(id)} /> : null}
    </div>
  );
}
