"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { VerdictPicker } from "@/components/response/verdict-picker";
import { RECOMMENDATION_WORD, VERDICT_WORD } from "@/components/threat-words";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextArea } from "@/components/ui/field";
import { ProblemNotice } from "@/components/ui/problem-notice";
import { toast } from "@/components/ui/toaster";
import { usePatchThreat } from "@/lib/query/threat-mutations";
import { threatKeys, threatQueries } from "@/lib/query/threats";
import type { ThreatAnalysis, Verdict } from "@/lib/schema/threat-analysis";
import { useThreatPage } from "./threat-context";
import { isStale, STALE_ADVICE, STALE_TITLE } from "./use-threat-change";

/** Two scores in the fewest digits that tell them apart, at least two and at most four. */
function distinct(before: number, after: number): [string, string] {
  const digits = [2, 3].find((count) => before.toFixed(count) !== after.toFixed(count)) ?? 4;
  return [before.toFixed(digits), after.toFixed(digits)];
}

function Preview({ verdict }: { verdict: Verdict }) {
  const { threat } = useThreatPage();
  const { data, isPending, error } = useQuery(threatQueries.preview(threat.id, { resolution: verdict }));
  let words = "Working out what this teaches…";
  if (error) words = "What this teaches could not be worked out. You can resolve all the same.";
  if (!isPending && data) {
    const [before, after] = distinct(data.before.score, data.after.score);
    const turn = data.before.recommendation === data.after.recommendation ? "still" : "now";
    const move = before === after ? `stays at ${data.after.score.toFixed(2)}` : `${before} → ${after}`;
    words = `The next signal like this: false-positive score ${move}, ${turn} ${RECOMMENDATION_WORD[data.after.recommendation].toLowerCase()}.`;
  }
  return (
    <p role="status" className="mt-3 min-h-10 border-false-positive border-l-2 pl-3">
      {words}
    </p>
  );
}

/** Takes a resolution back, whatever happened to the threat since: against the version known at the moment of the click. */
function useUndo() {
  const client = useQueryClient();
  const { mutateAsync } = usePatchThreat();
  return async (resolved: ThreatAnalysis) => {
    const latest = client.getQueryData<ThreatAnalysis>(threatKeys.detail(resolved.id)) ?? resolved;
    try {
      await mutateAsync({ id: latest.id, version: latest.version, change: { resolution: null } });
      toast.success("Resolution taken back");
    } catch (error) {
      toast.error(isStale(error) ? STALE_TITLE : "The resolution stands", {
        description: isStale(error) ? STALE_ADVICE : error instanceof Error ? error.message : undefined,
      });
    }
  };
}

export function ResolveDialog({ onClose }: { onClose: () => void }) {
  const { threat } = useThreatPage();
  const [verdict, setVerdict] = useState<Verdict | null>(threat.resolution?.verdict ?? null);
  const [note, setNote] = useState("");
  const { mutateAsync, isPending, error } = usePatchThreat();
  const undo = useUndo();

  async function resolve(event: FormEvent) {
    event.preventDefault();
    if (!verdict) return;
    const change = { resolution: verdict, note: note.trim() || undefined };
    const resolved = await mutateAsync({ id: threat.id, version: threat.version, change }).catch(() => null);
    if (!resolved) return; // the dialog shows why
    onClose();
    toast.success(`Resolved: ${VERDICT_WORD[verdict].toLowerCase()}`, {
      duration: 10_000,
      action: { label: "Undo", onClick: () => void undo(resolved) },
    });
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title="How did it end?"
      description="Every answer changes how the next signal like this is judged."
    >
      <form onSubmit={resolve}>
        <VerdictPicker value={verdict} onChange={setVerdict} />
        {verdict ? (
          <Preview verdict={verdict} />
        ) : (
          <p className="mt-3 min-h-10 text-muted">Pick one to see what it teaches.</p>
        )}
        <TextArea
          className="mt-2"
          label="Note (optional)"
          rows={2}
          maxLength={2000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        {error ? (
          <div className="mt-3">
            {isStale(error) ? (
              <p role="alert" className="rounded-control border border-high/50 px-3 py-2">
                <strong>{STALE_TITLE}.</strong> {STALE_ADVICE}
              </p>
            ) : (
              <ProblemNotice title="It was not resolved" error={error} />
            )}
          </div>
        ) : null}
        <div className="mt-4 flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={isPending} disabled={!verdict}>
            Resolve
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
