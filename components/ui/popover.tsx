"use client";
import { type ComponentProps, type ReactNode, useRef } from "react";
import { loadLater, useLater } from "./load-later";

const card = loadLater(() => import("./popover-card"));

type Props = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The name of the card. */
  label: string;
  /** What stands on the page and opens it. */
  trigger: Omit<ComponentProps<"button">, "ref" | "type" | "onClick">;
  align?: "start" | "end";
  className?: string;
  children: ReactNode;
};

/** A card beside the button that opens it. */
export function Popover({ open, onOpenChange, label, trigger, align = "end", className, children }: Props) {
  const button = useRef<HTMLButtonElement>(null);
  const loaded = useLater(card, open);
  return (
    <>
      <button
        {...trigger}
        ref={button}
        type="button"
        aria-haspopup="dialog"
        aria-expanded={open}
        data-state={open ? "open" : "closed"}
        onClick={() => onOpenChange(!open)}
      />
      {loaded && open && (
        <loaded.PopoverCard
          button={button}
          label={label}
          align={align}
          className={className}
          onClose={() => onOpenChange(false)}
        >
          {children}
        </loaded.PopoverCard>
      )}
    </>
  );
}
