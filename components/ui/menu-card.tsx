"use client";
import { Check } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import { type ComponentProps, type ReactNode, type RefObject, useRef } from "react";
import { classNames } from "./class-names";

const ITEM =
  "flex cursor-pointer select-none items-center gap-2 rounded-chip px-2 py-1.5 outline-none data-[highlighted]:bg-raised data-[disabled]:cursor-not-allowed data-[disabled]:opacity-60";

type CardProps = {
  open: boolean;
  onClose: () => void;
  /** Holds the button, which stands first in it. */
  box: RefObject<HTMLElement | null>;
  /** Opened by a key: then the first item has the focus, however late this card came. */
  byKey: RefObject<boolean>;
  align: "start" | "center" | "end";
  label?: string;
  labelledBy: string;
  className?: string;
  children: ReactNode;
};

export function MenuCard({ open, onClose, box, byKey, align, label, labelledBy, className, children }: CardProps) {
  const leftFor = useRef(false); // something else on the page, which keeps the focus
  const button = () => box.current?.firstElementChild;
  const region = box.current?.closest("main, [role=dialog]") ?? box.current?.closest("header, nav");
  return (
    <DropdownMenu.Root modal={false} open={open} onOpenChange={(next) => next || onClose()}>
      <DropdownMenu.Trigger asChild>
        <span aria-hidden="true" className="pointer-events-none absolute inset-0" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal container={region}>
        <DropdownMenu.Content
          align={align}
          tabIndex={0}
          sideOffset={6}
          collisionPadding={12}
          aria-label={label}
          aria-labelledby={label ? undefined : labelledBy}
          onFocus={(event) => {
            if (!byKey.current || event.target !== event.currentTarget) return;
            byKey.current = false;
            event.currentTarget.querySelector<HTMLElement>("[role^=menuitem]:not([data-disabled])")?.focus();
          }}
          onInteractOutside={(event) => {
            if (event.target instanceof Node && button()?.contains(event.target)) event.preventDefault();
            else leftFor.current = true;
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            const last = button();
            if (!leftFor.current && last instanceof HTMLElement) last.focus();
            leftFor.current = false;
          }}
          className={classNames(
            "z-50 max-h-[min(70vh,var(--radix-dropdown-menu-content-available-height))] min-w-[200px] overflow-y-auto rounded-panel border border-line bg-panel p-1 text-[13px] text-text",
            className,
          )}
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

export type ItemProps = ComponentProps<typeof DropdownMenu.Item>;
export type CheckProps = ComponentProps<typeof DropdownMenu.CheckboxItem>;
export type GroupProps = { title: string; children: ReactNode };

export function Item({ className, ...rest }: ItemProps) {
  return <DropdownMenu.Item {...rest} className={classNames(ITEM, className)} />;
}

/** One of several that may be on at once: the menu stays open. */
export function CheckItem({ children, className, ...rest }: CheckProps) {
  return (
    <DropdownMenu.CheckboxItem
      {...rest}
      onSelect={(event) => event.preventDefault()}
      className={classNames(ITEM, className)}
    >
      <span className="grid size-3.5 place-items-center rounded-[3px] border border-faint">
        <DropdownMenu.ItemIndicator>
          <Check aria-hidden="true" size={11} strokeWidth={3} />
        </DropdownMenu.ItemIndicator>
      </span>
      {children}
    </DropdownMenu.CheckboxItem>
  );
}

export function Line() {
  return <DropdownMenu.Separator className="-mx-1 my-1 h-px bg-line" />;
}

/** Items under a heading, which is also the group's name. */
export function Group({ title, children }: GroupProps) {
  return (
    <DropdownMenu.Group aria-label={title}>
      <DropdownMenu.Label className="px-2 pt-2 pb-1 font-medium text-[11.5px] text-muted">{title}</DropdownMenu.Label>
      {children}
    </DropdownMenu.Group>
  );
}
