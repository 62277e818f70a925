"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ProblemNotice } from "@/components/ui/problem-notice";
import { toast } from "@/components/ui/toaster";
import { demoMutations } from "@/lib/query/demo";

const GOES = [
  "every threat and alert, with tickets, notifications and what waits in the queue, also those that integrations sent",
  "what people did: assignments, notes, resolutions, approvals, and what was learned of them",
  "a story that is being played: it is stopped",
];
const STAYS = [
  "customers, assets, planned work and intelligence, dated anew from now",
  "saved views, evaluations, the generator's setting, and the ledger of what the model cost",
];
const number = new Intl.NumberFormat("en-GB");

function Items({ title, items }: { title: string; items: string[] }) {
  return (
    <section>
      <h3 className="font-medium">{title}</h3>
      <ul className="mt-1 list-disc pl-4 text-muted">
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </section>
  );
}

/** Asks before everything is forgotten, and says what goes and what stays. */
export function ResetDialog({ onClose }: { onClose: () => void }) {
  const client = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    ...demoMutations.reset(),
    onSuccess: ({ threats, alerts }) => {
      onClose();
      toast.success("The demo data is back", {
        description: `${number.format(threats)} past threats and ${number.format(alerts)} past alerts, dated from now.`,
      });
      void client.invalidateQueries(); // the socket tells everybody else
    },
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && !isPending && onClose()}
      title="Reset the demo data?"
      description="It cannot be undone, and it counts for everybody who has the console open."
      footer={
        <>
          <Button onClick={onClose} disabled={isPending} data-autofocus="">
            Cancel
          </Button>
          <Button variant="danger" busy={isPending} onClick={() => mutate()}>
            {isPending ? "Resetting…" : "Reset the demo data"}
          </Button>
        </>
      }
    >
      <div className="grid gap-3">
        {error && <ProblemNotice title="The demo data was not reset" error={error} />}
        <Items title="Goes" items={GOES} />
        <Items title="Stays" items={STAYS} />
      </div>
    </Dialog>
  );
}
