"use client";
import { RadioGroup } from "radix-ui";
import { type KeyboardEvent as ReactKeyboardEvent, useEffect, useId, useState } from "react";
import { VERDICT_WORD } from "@/components/threat-words";
import { Kbd } from "@/components/ui/kbd";
import type { Verdict } from "@/lib/schema/threat-analysis";
import { VERDICTS } from "@/lib/schema/vocabulary";

export const VERDICT_MEANING: Record<Verdict, string> = {
  true_positive: "It was real, and someone meant it.",
  false_positive: "The detector was wrong: nothing happened.",
  benign: "It happened, and it was allowed or harmless.",
};
/** As a native radio does. */
function submitOnEnter(event: ReactKeyboardEvent<HTMLButtonElement>) {
  if (event.key === "Enter") event.currentTarget.closest("form")?.requestSubmit();
}

function VerdictCard({ verdict, shortcut, first }: { verdict: Verdict; shortcut: string; first: boolean }) {
  const id = useId();
  return (
    <RadioGroup.Item
      value={verdict}
      data-autofocus={first || undefined}
      onKeyDown={submitOnEnter}
      aria-labelledby={`${id}-name`}
      aria-describedby={`${id}-meaning`}
      aria-keyshortcuts={shortcut}
      className="grid cursor-pointer grid-cols-[auto_minmax(0,1fr)_auto] items-start gap-x-2.5 rounded-control border border-line px-3 py-2 text-left hover:border-faint data-[state=checked]:border-accent data-[state=checked]:bg-raised"
    >
      <span aria-hidden className="mt-0.5 grid size-4 place-items-center rounded-full border border-faint">
        <RadioGroup.Indicator className="size-2 rounded-full bg-accent" />
      </span>
      <span className="min-w-0">
        <span id={`${id}-name`} className="block font-medium">
          {VERDICT_WORD[verdict]}
        </span>
        <span id={`${id}-meaning`} className="block text-muted">
          {VERDICT_MEANING[verdict]}
        </span>
      </span>
      <Kbd>{shortcut}</Kbd>
    </RadioGroup.Item>
  );
}

type Props = { value: Verdict | null; onChange: (verdict: Verdict) => void };

/** The three verdicts of a person, each with a key that works wherever in the dialog the focus is, outside of text. */
export function VerdictPicker({ value, onChange }: Props) {
  const [first] = useState(value ?? VERDICTS[0]);
  useEffect(() => {
    const pick = (event: KeyboardEvent) => {
      const inText = event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLInputElement;
      if (inText || event.ctrlKey || event.metaKey || event.altKey) return;
      const chosen = VERDICTS[Number(event.key) - 1];
      if (chosen) onChange(chosen);
    };
    document.addEventListener("keydown", pick);
    return () => document.removeEventListener("keydown", pick);
  }, [onChange]);
  return (
    <RadioGroup.Root
      aria-label="Verdict"
      value={value ?? ""}
      onValueChange={(next) => {
        const chosen = VERDICTS.find((verdict) => verdict === next);
        if (chosen) onChange(chosen);
      }}
      className="grid gap-2"
    >
      {VERDICTS.map((option, at) => (
        <VerdictCard key={option} verdict={option} shortcut={String(at + 1)} first={option === first} />
      ))}
    </RadioGroup.Root>
  );
}
