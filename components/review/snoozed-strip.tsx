"use client";
import { Button } from "@/components/ui/button";
import { OutsideText } from "@/components/ui/outside-text";
import { BackIn } from "./back-in";
import type { ShownDetail } from "./use-shown-detail";

/** Who put it off, until when and why, with the way back. */
export function SnoozedStrip({ detail, busy, onWake }: { detail: ShownDetail; busy: boolean; onWake: () => void }) {
  if (!detail.snoozed_until) return null;
  return (
    <section
      aria-label="Snoozed"
      className="flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-b bg-raised px-3 py-2"
    >
      <p className="min-w-0 flex-1">
        <strong>Snoozed</strong>{" "}
        {detail.snoozed_by ? (
          <span className="text-muted">
            by <OutsideText>{detail.snoozed_by}</OutsideText>,{" "}
          </span>
        ) : null}
        <BackIn until={detail.snoozed_until} />
        {detail.snooze_reason ? (
          <span className="block">
            <OutsideText>{detail.snooze_reason}</OutsideText>
          </span>
        ) : null}
      </p>
      <Button size="small" shortcut="s" busy={busy} onClick={onWake}>
        Wake
      </Button>
    </section>
  );
}
