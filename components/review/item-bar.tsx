"use client";
import { ArrowDown, ArrowLeft, ArrowUp, Maximize2 } from "lucide-react";
import Link from "next/link";
import { Button, buttonClass } from "@/components/ui/button";
import type { Chosen } from "./use-review-place";

type Props = {
  item: Chosen;
  /** "3 of 41", or what became of it. */
  place: string;
  onNext?: () => void;
  onPrevious?: () => void;
  onBack: () => void;
  onNote: () => void;
  onSnooze?: () => void;
};

const iconOf = (Icon: typeof ArrowDown) => <Icon aria-hidden="true" size={14} />;

/** Where the shown item stands in the queue, and the ways on from it. */
export function ItemBar({ item, place, onNext, onPrevious, onBack, onNote, onSnooze }: Props) {
  return (
    <div className="flex flex-wrap items-center gap-1.5 border-line border-b px-3 py-2">
      <Button size="small" variant="ghost" icon={iconOf(ArrowLeft)} onClick={onBack} className="min-[1100px]:hidden">
        Queue
      </Button>
      <Button size="small" shortcut="j" icon={iconOf(ArrowDown)} disabled={!onNext} onClick={onNext}>
        Next
      </Button>
      <Button
        size="small"
        variant="ghost"
        shortcut="k"
        icon={iconOf(ArrowUp)}
        disabled={!onPrevious}
        onClick={onPrevious}
        aria-label="Previous"
      />
      <p role="status" className="mr-auto pl-1 text-[12px] text-muted tabular-nums">
        {place}
      </p>
      <Button size="small" shortcut="n" onClick={onNote}>
        Note
      </Button>
      {onSnooze && (
        <Button size="small" shortcut="s" onClick={onSnooze}>
          Snooze
        </Button>
      )}
      <Link
        href={item.kind === "threat" ? `/threats/${item.id}` : `/alerts/${item.id}`}
        prefetch={false}
        className={`${buttonClass("ghost", "small")} max-sm:hidden`}
      >
        <Maximize2 aria-hidden="true" size={13} /> Own page
      </Link>
    </div>
  );
}
