"use client";
import { ArrowDown, ArrowLeft, ArrowUp, Columns2, Maximize2, RectangleVertical } from "lucide-react";
import Link from "next/link";
import { Button, buttonClass } from "@/components/ui/button";
import type { Chosen } from "./use-review-place";

type Props = {
  item: Chosen;
  /** "3 of 41", or what became of it. */
  place: string;
  /** Whether the list is put away, so that one item has the whole screen. */
  alone: boolean;
  /** Whether the reasons for its place are shown; undefined when it has none. */
  explained?: boolean;
  onNext?: () => void;
  onPrevious?: () => void;
  onBack: () => void;
  onNote: () => void;
  onSnooze?: () => void;
  onAlone: () => void;
  onExplain: () => void;
};

const iconOf = (Icon: typeof ArrowDown) => <Icon aria-hidden="true" size={14} />;

/** Where the shown item stands in the queue, and the ways on from it. */
export function ItemBar({ item, place, alone, explained, onNext, onPrevious, ...on }: Props) {
  return (
    <div className="flex flex-wrap items-center gap-1.5 border-line border-b px-3 py-2">
      <Button size="small" variant="ghost" icon={iconOf(ArrowLeft)} onClick={on.onBack} className="min-[1100px]:hidden">
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
      <p className="pl-1 text-[12px] text-muted tabular-nums">{place}</p>
      <div className="mr-auto">
        {explained !== undefined && (
          <Button
            size="small"
            variant="ghost"
            shortcut="p"
            aria-expanded={explained}
            aria-controls={explained ? "place-parts" : undefined}
            onClick={on.onExplain}
          >
            Why here?
          </Button>
        )}
      </div>
      <Button size="small" shortcut="n" onClick={on.onNote}>
        Note
      </Button>
      {on.onSnooze && (
        <Button size="small" shortcut="s" onClick={on.onSnooze}>
          Snooze
        </Button>
      )}
      <Button
        size="small"
        variant="ghost"
        shortcut="f"
        aria-pressed={alone}
        aria-label="One item a screen"
        title={alone ? "Show the list too" : "One item a screen"}
        icon={iconOf(alone ? Columns2 : RectangleVertical)}
        onClick={on.onAlone}
        className="max-[1099px]:hidden"
      />
      <Link
        href={item.kind === "threat" ? `/threats/${item.id}` : `/alerts/${item.id}`}
        prefetch={false}
        aria-label="Own page"
        title="Own page"
        className={`${buttonClass("ghost", "small")} max-sm:hidden`}
      >
        <Maximize2 aria-hidden="true" size={13} />
      </Link>
    </div>
  );
}
