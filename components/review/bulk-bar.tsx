"use client";
import { useState } from "react";
import { useActorName } from "@/components/shell/actor";
import { usePageKeys } from "@/components/shell/use-page-keys";
import { VERDICT_WORD } from "@/components/threat-words";
import { Button } from "@/components/ui/button";
import { dialogLater } from "@/components/ui/dialog-later";
import { toast } from "@/components/ui/toaster";
import { allToReview, type ReviewFilters } from "@/lib/query/review";
import { counted, itemsInWords } from "./count-words";
import type { BulkChange, useBulk } from "./use-bulk";
import type { Selection } from "./use-selection";

const ResolveDialog = dialogLater(() =>
  import("@/components/resolve/resolve-dialog").then((file) => file.ResolveDialog),
);
const SnoozeDialog = dialogLater(() => import("./snooze-dialog").then((file) => file.SnoozeDialog));

const MOST = 1000; // what one change takes
const STALE = { title: "They changed in the meantime", advice: "Load the queue again." };

type Props = {
  selection: Selection;
  bulk: ReturnType<typeof useBulk>;
  filters: ReviewFilters;
  /** How many match what the queue is narrowed to. */
  total: number;
};

/** What can be done to all that are marked, with a count before and an undo after. */
export function BulkBar({ selection, bulk, filters, total }: Props) {
  const me = useActorName();
  const [asked, setAsked] = useState<"resolve" | "snooze" | null>(null);
  const [gathering, setGathering] = useState(false);
  const { items } = selection;
  const words = itemsInWords(items.values());
  const decides = [...items.values()].filter(({ status }) => status === "awaiting_approval").length;

  async function change(wanted: BulkChange, done: string) {
    const answered = await bulk.change(items, wanted, done);
    if (!answered && asked === null) toast.error("Nothing was changed", { description: "Try again." });
    if (!answered) return; // an open dialog shows why
    setAsked(null);
    selection.clear();
  }
  async function chooseAll() {
    setGathering(true);
    const found = await allToReview(filters, MOST).catch(() => null);
    setGathering(false);
    if (!found) return void toast.error("The queue could not be read", { description: "Try again." });
    selection.choose(found);
  }
  const take = () => void change({ assignee: me }, "taken: yours now");
  const wake = () => void change({ snoozed_until: null }, "back in the queue");
  const snooze = () => (filters.snoozed ? wake() : setAsked("snooze"));
  const all = total > MOST ? `First ${counted(MOST)}` : `All ${counted(total)}`;
  usePageKeys({
    T: take,
    R: () => setAsked("resolve"),
    S: snooze,
    E: () => void chooseAll(),
    ...(!asked && { Escape: selection.clear }),
  });
  const close = () => {
    bulk.reset();
    setAsked(null);
  };
  return (
    <section aria-label="Selection" className="flex flex-wrap items-center gap-1.5 border-line border-b px-3 py-2">
      <p role="status" className="mr-auto font-medium">
        {words} selected
      </p>
      {total > items.size && items.size < MOST && (
        <Button
          size="small"
          variant="ghost"
          shortcut="E"
          aria-label={`${all} that match`}
          busy={gathering}
          onClick={() => void chooseAll()}
        >
          {all}
        </Button>
      )}
      <Button size="small" variant="ghost" shortcut="Esc" onClick={selection.clear}>
        Clear
      </Button>
      <div className="flex w-full flex-wrap gap-1.5">
        <Button size="small" shortcut="T" busy={bulk.busy} onClick={take}>
          Take
        </Button>
        <Button size="small" variant="primary" shortcut="R" onClick={() => setAsked("resolve")}>
          Resolve
        </Button>
        <Button size="small" shortcut="S" onClick={snooze}>
          {filters.snoozed ? "Wake" : "Snooze"}
        </Button>
      </div>
      {asked === "resolve" && (
        <ResolveDialog
          title={`How did ${words} end?`}
          description="All get the same verdict and reason. It can be taken back within a day."
          effect={
            decides > 0
              ? (verdict) =>
                  verdict && verdict !== "true_positive"
                    ? `Open actions of ${decides === 1 ? "one alert" : `${counted(decides)} alerts`} are rejected with it, which no undo takes back.`
                    : ""
              : undefined
          }
          submit={`Resolve ${words}`}
          busy={bulk.busy}
          error={bulk.error}
          stale={STALE}
          onResolve={(resolution, note) =>
            void change({ resolution, note }, `resolved: ${VERDICT_WORD[resolution].toLowerCase()}`)
          }
          onClose={close}
        />
      )}
      {asked === "snooze" && (
        <SnoozeDialog
          title={`Snooze ${words}`}
          busy={bulk.busy}
          error={bulk.error}
          onSnooze={(snoozed_until, note) => void change({ snoozed_until, note }, "snoozed")}
          onClose={close}
        />
      )}
    </section>
  );
}
