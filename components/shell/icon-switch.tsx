"use client";
import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { Tooltip } from "@/components/ui/tooltip";

type Props = { label: string; onPress: () => void; children: ReactNode; className?: string };

/** A square button of the bar, with its words in a tooltip. */
export function IconSwitch({ label, onPress, children, className }: Props) {
  return (
    <Tooltip content={label}>
      <button
        type="button"
        onClick={onPress}
        aria-label={label}
        className={classNames(
          "grid size-8 shrink-0 cursor-pointer place-items-center rounded-control border border-line text-muted hover:border-faint hover:text-text",
          className,
        )}
      >
        {children}
      </button>
    </Tooltip>
  );
}
