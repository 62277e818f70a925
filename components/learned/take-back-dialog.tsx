"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTellTakeBack } from "@/components/resolve/resolved-toast";
import { VERDICT_WORD } from "@/components/threat-words";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { OutsideText } from "@/components/ui/outside-text";
import { learnedKeys } from "@/lib/query/learned";
import type { Lesson } from "@/lib/schema/learned";
import { effectWords, KIND_WORD } from "./lesson-words";

/** Names what is unlearned before it is. */
export function TakeBackDialog({ lesson, onClose }: { lesson: Lesson; onClose: () => void }) {
  const client = useQueryClient();
  const takeBack = useTellTakeBack();
  const [busy, setBusy] = useState(false);
  const words = effectWords(lesson);

  async function confirm() {
    setBusy(true);
    const { kind, subject_id: id, at } = lesson;
    await takeBack({ kind, id, at });
    void client.invalidateQueries({ queryKey: learnedKeys.all });
    onClose();
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title="Take this resolution back?"
      description="What it taught no longer counts. The record of it stays, and says who took it back."
      footer={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button variant="primary" data-autofocus busy={busy} onClick={() => void confirm()}>
            Take it back
          </Button>
        </>
      }
    >
      <dl className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-x-3 gap-y-2">
        <dt className="text-muted">{KIND_WORD[lesson.kind]}</dt>
        <dd className="min-w-0 font-medium">
          <OutsideText>{lesson.title}</OutsideText>
        </dd>
        <dt className="text-muted">Resolved as</dt>
        <dd>
          {VERDICT_WORD[lesson.verdict]}, by <OutsideText>{lesson.by}</OutsideText>
        </dd>
        <dt className="text-muted">Why</dt>
        <dd className="min-w-0">{lesson.reason ? <OutsideText>{lesson.reason}</OutsideText> : "No reason given"}</dd>
        {words && (
          <>
            <dt className="text-muted">It had moved</dt>
            <dd>
              the next one like it from {words.before} to {words.after} ({words.of}), {words.said}
            </dd>
          </>
        )}
      </dl>
    </Dialog>
  );
}
