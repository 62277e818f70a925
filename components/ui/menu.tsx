"use client";
import { Check } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";

const ITEM =
  "flex cursor-pointer select-none items-center gap-2 rounded-chip px-2 py-1.5 outline-none data-[highlighted]:bg-raised data-[disabled]:cursor-not-allowed data-[disabled]:opacity-60";

type MenuProps = {
  trigger: ReactNode;
  children: ReactNode;
  align?: "start" | "center" | "end";
  className?: string;
  label?: string;
};

/** A dropdown; `trigger` is one button. */
export function Menu({ trigger, children, align = "end", className, label }: MenuProps) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align={align}
          sideOffset={6}
          collisionPadding={12}
          aria-label={label}
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

export function MenuItem({ className, ...rest }: ComponentProps<typeof DropdownMenu.Item>) {
  return <DropdownMenu.Item {...rest} className={classNames(ITEM, className)} />;
}

/** One of several that may be on at once: the menu stays open. */
export function MenuCheck({ children, className, ...rest }: ComponentProps<typeof DropdownMenu.CheckboxItem>) {
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

export function MenuLine() {
  return <DropdownMenu.Separator className="-mx-1 my-1 h-px bg-line" />;
}

/** Items under a heading, which is also the group's name. */
export function MenuGroup({ title, children }: { title: string; children: ReactNode }) {
  return (
    <DropdownMenu.Group aria-label={title}>
      <DropdownMenu.Label className="px-2 pt-2 pb-1 font-medium text-[11.5px] text-muted">{title}</DropdownMenu.Label>
      {children}
    </DropdownMenu.Group>
  );
}
