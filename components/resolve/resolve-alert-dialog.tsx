"use client";
import { useQuery } from "@tanstack/react-query";
import { STALE_ADVICE, STALE_TITLE } from "@/components/workflow/use-workflow-change";
import { ALERT_VERDICT_WORD } from "@/components/workflow/workflow-words";
import { useChangeWorkflow } from "@/lib/query/workflow-mutations";
import { workflowQueries } from "@/lib/query/workflows";
import type { AlertOutlook } from "@/lib/schema/alert-outlook";
import type { Verdict } from "@/lib/schema/threat-analysis";
import type { Workflow } from "@/lib/schema/workflow";
import { distinctScores } from "./distinct-scores";
import { EarlierReasons } from "./earlier-reasons";
import { ResolveDialog } from "./resolve-dialog";
import { useResolvedToast } from "./resolved-toast";

const judgedAs = ({ verdict, priority }: AlertOutlook) => `${ALERT_VERDICT_WORD[verdict].toLowerCase()}, ${priority}`;
const ruleWords = ({ rule_resolved: { real, false: wrong } }: AlertOutlook) => `${real} real of ${real + wrong}`;

function Effect({ id, verdict }: { id: string; verdict: Verdict }) {
  const { data, isPending, error } = useQuery(workflowQueries.preview(id, verdict));
  if (error) return <p>What this teaches could not be worked out. You can resolve all the same.</p>;
  if (isPending || !data) return <p>Working out what this teaches…</p>;
  const [before, after] = distinctScores(data.before.malicious_probability, data.after.malicious_probability);
  const was = judgedAs(data.before);
  const is = judgedAs(data.after);
  return (
    <>
      <p>
        The next alert like this: {before === after ? `stays ${after}` : `${before} → ${after}`} likely malicious,{" "}
        {was === is ? `still ${is}` : `${was} → ${is}`}.
      </p>
      <p className="text-muted">
        Its rule, in 30 days: {ruleWords(data.before)} → {ruleWords(data.after)}.
      </p>
    </>
  );
}

function Reasons({ id, verdict, listId }: { id: string; verdict: Verdict; listId: string }) {
  const { data } = useQuery(workflowQueries.preview(id, verdict));
  return <EarlierReasons listId={listId} reasons={data?.earlier_reasons} />;
}

/** A person's verdict on an alert: shows beforehand what it teaches, and can be taken back afterwards. */
export function ResolveAlertDialog({ workflow, onClose }: { workflow: Workflow; onClose: () => void }) {
  const { mutateAsync, isPending, error } = useChangeWorkflow();
  const resolvedToast = useResolvedToast();
  const waits = workflow.status === "awaiting_approval";

  async function resolve(verdict: Verdict, note: string) {
    const { workflow_id: id, version } = workflow;
    const resolved = await mutateAsync({ id, version, change: { resolution: verdict, note } }).catch(() => null);
    if (!resolved) return; // the dialog shows why
    onClose();
    if (resolved.resolution) resolvedToast(verdict, { kind: "alert", id, at: resolved.resolution.at });
  }

  return (
    <ResolveDialog
      description="Triage learns from every answer: how often this rule is right, and on this host."
      initial={workflow.resolution?.verdict}
      effect={(verdict) =>
        verdict ? (
          <>
            <Effect id={workflow.workflow_id} verdict={verdict} />
            {waits && verdict !== "true_positive" && (
              <p className="mt-1">The actions that wait for a decision are rejected with it.</p>
            )}
          </>
        ) : (
          "Pick one to see what it teaches."
        )
      }
      reasons={(verdict, listId) => <Reasons id={workflow.workflow_id} verdict={verdict} listId={listId} />}
      busy={isPending}
      error={error}
      stale={{ title: STALE_TITLE, advice: STALE_ADVICE }}
      onResolve={resolve}
      onClose={onClose}
    />
  );
}
