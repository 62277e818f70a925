"use client";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { VerdictPicker } from "@/components/response/verdict-picker";
import { useActorName } from "@/components/shell/actor";
import { usePageKeys } from "@/components/shell/use-page-keys";
import { VERDICT_WORD } from "@/components/threat-words";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextArea } from "@/components/ui/field";
import { ProblemNotice } from "@/components/ui/problem-notice";
import { toast } from "@/components/ui/toaster";
import { type ReviewFilters, threatsToReview } from "@/lib/query/review";
import { refreshReview } from "@/lib/query/review-live";
import { useBulk } from "@/lib/query/threat-mutations";
import type { Verdict } from "@/lib/schema/threat-analysis";
import type { ThreatPatch } from "@/lib/schema/threat-change";
import { SnoozeDialog } from "./snooze-dialog";
import type { Selection } from "./use-selection";

const MOST = 1000; // what one bulk change takes
const number = new Intl.NumberFormat("en-GB");
const threats = (count: number) => (count === 1 ? "1 threat" : `${number.format(count)} threats`);

type ResolveProps = {
  count: number;
  busy: boolean;
  error: unknown;
  onResolve: (verdict: Verdict, note: string) => void;
  onClose: () => void;
};

function ResolveDialog({ count, busy, error, onResolve, onClose }: ResolveProps) {
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const [reason, setReason] = useState("");
  const ready = verdict !== null && reason.trim() !== "";
  function resolve(event: FormEvent) {
    event.preventDefault();
    if (verdict && ready) onResolve(verdict, reason.trim());
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={`How did ${threats(count)} end?`}
      description="All get the same verdict and reason. It can be taken back within a day."
    >
      <form onSubmit={resolve} className="grid gap-3">
        <VerdictPicker value={verdict} onChange={setVerdict} />
        <TextArea
          label="Why"
          required
          rows={2}
          maxLength={300}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        {error ? <ProblemNotice title="They were not resolved" error={error} /> : null}
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={busy} disabled={!ready}>
            Resolve {threats(count)}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

type Props = { selection: Selection; filters: ReviewFilters; more: boolean };

/** What can be done to all that are marked, with a count before and an undo after. */
export function BulkBar({ selection, filters, more }: Props) {
  const client = useQueryClient();
  const me = useActorName();
  const bulk = useBulk();
  const [asked, setAsked] = useState<"resolve" | "snooze" | null>(null);
  const [gathering, setGathering] = useState(false);
  const ids = [...selection.ids];

  async function undo(undo_token: string) {
    const back = await bulk.mutateAsync({ undo_token }).catch(() => null);
    if (!back) return void toast.error("It could not be taken back", { description: "Load the queue again." });
    refreshReview(client);
    toast.success(`${threats(back.changed)} as before`);
  }
  async function change(wanted: Omit<ThreatPatch, "version">, done: string) {
    const result = await bulk.mutateAsync({ ids, change: wanted }).catch((error: Error) => {
      if (asked === null) toast.error("Nothing was changed", { description: error.message });
      return null;
    });
    if (!result) return; // an open dialog shows why
    refreshReview(client);
    setAsked(null);
    selection.clear();
    const left = ids.length - result.changed;
    const token = result.undo_token;
    toast.success(`${threats(result.changed)} ${done}`, {
      duration: 15_000,
      ...(left > 0 && { description: `${threats(left)} could not take this change.` }),
      ...(token && { action: { label: "Undo", onClick: () => void undo(token) } }),
    });
  }
  async function chooseAll() {
    setGathering(true);
    const found = await threatsToReview(filters, MOST).catch(() => null);
    setGathering(false);
    if (!found) return void toast.error("The queue could not be read", { description: "Try again." });
    selection.choose(found);
  }
  const take = () => void change({ assignee: me }, "taken: they are yours");
  usePageKeys({ T: take, R: () => setAsked("resolve"), S: () => setAsked("snooze"), Escape: selection.clear });
  const close = () => {
    bulk.reset();
    setAsked(null);
  };
  return (
    <section aria-label="Selection" className="flex flex-wrap items-center gap-1.5 border-line border-b px-3 py-2">
      <p role="status" className="mr-auto font-medium">
        {threats(ids.length)} selected
      </p>
      {more && (
        <Button size="small" variant="ghost" busy={gathering} onClick={() => void chooseAll()}>
          All in this filter
        </Button>
      )}
      <Button size="small" variant="ghost" shortcut="Esc" onClick={selection.clear}>
        Clear
      </Button>
      <div className="flex w-full flex-wrap gap-1.5">
        <Button size="small" shortcut="T" busy={bulk.isPending} onClick={take}>
          Take
        </Button>
        <Button size="small" variant="primary" shortcut="R" onClick={() => setAsked("resolve")}>
          Resolve
        </Button>
        <Button size="small" shortcut="S" onClick={() => setAsked("snooze")}>
          Snooze
        </Button>
      </div>
      {asked === "resolve" && (
        <ResolveDialog
          count={ids.length}
          busy={bulk.isPending}
          error={bulk.error}
          onResolve={(verdict, note) =>
            void change({ resolution: verdict, note }, `resolved: ${VERDICT_WORD[verdict].toLowerCase()}`)
          }
          onClose={close}
        />
      )}
      {asked === "snooze" && (
        <SnoozeDialog
          title={`Snooze ${threats(ids.length)}`}
          busy={bulk.isPending}
          error={bulk.error}
          onSnooze={(snoozed_until, note) => void change({ snoozed_until, note }, "snoozed")}
          onClose={close}
        />
      )}
    </section>
  );
}
