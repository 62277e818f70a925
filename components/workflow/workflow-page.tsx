"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useQueryStates } from "nuqs";
import { useCallback, useState } from "react";
import { usePageKeys } from "@/components/shell/use-page-keys";
import { useHydrated } from "@/components/ui/clock";
import { CopyButton } from "@/components/ui/copy-button";
import { OutsideText } from "@/components/ui/outside-text";
import { workflowQueries } from "@/lib/query/workflows";
import type { Workflow } from "@/lib/schema/workflow";
import { newestView } from "./shown-view";
import { VIEW_PARAMS, type WorkflowViewName } from "./view-params";
import { type Asked, WorkflowProvider } from "./workflow-context";
import { isGone, WorkflowGone } from "./workflow-gone";
import { type WorkflowActs, WorkflowView } from "./workflow-view";

const NO_FIELDS: string[] = [];

function PageKeys({ acts }: { acts: WorkflowActs }) {
  usePageKeys({ t: acts.t, r: acts.r, a: acts.a, w: acts.w, e: acts.e });
  return null;
}

function Trail({ workflow }: { workflow: Workflow }) {
  const alive = useHydrated(); // until then no key is heard
  return (
    <nav
      aria-label="Breadcrumb"
      data-alive={alive || undefined}
      className="mb-3 flex flex-wrap items-center gap-x-2 text-muted"
    >
      <Link href="/alerts" prefetch={false} className="hover:text-text hover:underline">
        Alerts
      </Link>
      <span aria-hidden>›</span>
      <span className="flex min-w-0 items-center text-text">
        <OutsideText mono>{workflow.alert_id}</OutsideText>
        <CopyButton text={workflow.workflow_id} label="Copy the workflow's id" iconOnly />
      </span>
    </nav>
  );
}

/** The drawer's content as a page of its own. The server painted `initial`; from then on the query cache is the truth. */
export function WorkflowPage({ initial }: { initial: Workflow }) {
  const query = { ...workflowQueries.one(initial.workflow_id), initialData: initial };
  const { data: workflow, error, refetch } = useQuery(query);
  const [{ view, field }, setParams] = useQueryStates(VIEW_PARAMS, { history: "push", shallow: true });
  const [asked, ask] = useState<Asked>(null);
  const open = useCallback(
    (next: WorkflowViewName, at?: string | string[]) => void setParams({ view: next, field: at ? [at].flat() : null }),
    [setParams],
  );
  if (isGone(error)) return <WorkflowGone error={error} onRetry={() => void refetch()} />;
  const shown = view ?? newestView(workflow);
  const title = (
    <h1 className="mt-1 font-semibold text-[20px] leading-snug">
      <OutsideText>{workflow.alert.rule_name}</OutsideText>
    </h1>
  );
  return (
    <div className="mx-auto max-w-[920px]">
      <Trail workflow={workflow} />
      <WorkflowProvider
        workflow={workflow}
        view={shown}
        fields={shown === "raw" && field ? field : NO_FIELDS}
        open={open}
        ask={ask}
      >
        <WorkflowView title={title} asked={asked} onKeys={(acts) => <PageKeys acts={acts} />} />
      </WorkflowProvider>
    </div>
  );
}
