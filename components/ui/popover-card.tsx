"use client";
import { Popover as Radix } from "radix-ui";
import { type ReactNode, type RefObject, useRef } from "react";
import { classNames } from "./class-names";

type Props = {
  button: RefObject<HTMLButtonElement | null>;
  label: string;
  align: "start" | "end";
  className?: string;
  onClose: () => void;
  children: ReactNode;
};

/** The card itself takes the focus: its first link is not what was asked for. */
function focusWhole(event: Event) {
  event.preventDefault();
  if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
}

export function PopoverCard({ button, label, align, className, onClose, children }: Props) {
  const leftFor = useRef(false); // something else on the page, which keeps the focus
  const anchor = button as RefObject<HTMLButtonElement>; // it stands as long as the card does
  return (
    <Radix.Root open onOpenChange={(open) => open || onClose()}>
      <Radix.Anchor virtualRef={anchor} />
      <Radix.Portal>
        <Radix.Content
          align={align}
          sideOffset={6}
          collisionPadding={12}
          aria-label={label}
          onOpenAutoFocus={focusWhole}
          onInteractOutside={(event) => {
            if (event.target instanceof Node && button.current?.contains(event.target)) event.preventDefault();
            else leftFor.current = true;
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (!leftFor.current) button.current?.focus();
          }}
          className={classNames(
            "z-50 max-h-[min(70vh,var(--radix-popover-content-available-height))] overflow-y-auto rounded-panel border border-line bg-panel text-[13px] text-text outline-none",
            className,
          )}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
