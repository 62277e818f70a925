"use client";
import { type ComponentProps, cloneElement, type ReactElement, type ReactNode, useId, useRef, useState } from "react";
import { loadLater, useLater } from "./load-later";
import type { CheckProps, GroupProps, ItemProps } from "./menu-card";

const card = loadLater(() => import("./menu-card"));

type MenuProps = {
  trigger: ReactElement<ComponentProps<"button">>;
  children: ReactNode;
  align?: "start" | "center" | "end";
  className?: string;
  label?: string;
};

/** A dropdown; `trigger` is one button. */
export function Menu({ trigger, children, align = "end", className, label }: MenuProps) {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLSpanElement>(null);
  const byKey = useRef(false);
  const ownId = useId();
  const id = trigger.props.id ?? ownId;
  const loaded = useLater(card, open);
  return (
    <span ref={box} className="relative inline-flex min-w-0">
      {cloneElement(trigger, {
        id,
        "aria-haspopup": "menu",
        "aria-expanded": open,
        onClick: (event) => {
          byKey.current = event.detail === 0; // no pointer pressed it
          setOpen(!open);
        },
        onKeyDown: (event) => {
          if (event.key !== "ArrowDown") return;
          event.preventDefault();
          byKey.current = true;
          setOpen(true);
        },
      })}
      {loaded && (
        <loaded.MenuCard
          open={open}
          onClose={() => setOpen(false)}
          box={box}
          byKey={byKey}
          align={align}
          label={label}
          labelledBy={id}
          className={className}
        >
          {children}
        </loaded.MenuCard>
      )}
    </span>
  );
}

// What stands within a menu is drawn only when it is open, and then the card is there.

export function MenuItem(props: ItemProps) {
  const loaded = card.now();
  return loaded && <loaded.Item {...props} />;
}

/** One of several that may be on at once: the menu stays open. */
export function MenuCheck(props: CheckProps) {
  const loaded = card.now();
  return loaded && <loaded.CheckItem {...props} />;
}

export function MenuLine() {
  const loaded = card.now();
  return loaded && <loaded.Line />;
}

/** Items under a heading, which is also the group's name. */
export function MenuGroup(props: GroupProps) {
  const loaded = card.now();
  return loaded && <loaded.Group {...props} />;
}
