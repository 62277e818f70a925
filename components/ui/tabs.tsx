"use client";
import { Tabs as Radix } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";

type Tab = { value: string; label: ReactNode };
type TabsProps = Omit<ComponentProps<typeof Radix.Root>, "dir"> & { tabs: Tab[]; label: string; aside?: ReactNode };

/** A row of tabs; its panels are TabPanel children of the same `value`. */
export function Tabs({ tabs, label, aside, children, ...rest }: TabsProps) {
  return (
    <Radix.Root {...rest}>
      <div className="flex flex-wrap items-center gap-2">
        <Radix.List aria-label={label} className="flex flex-wrap gap-1.5">
          {tabs.map((tab) => (
            <Radix.Trigger
              key={tab.value}
              value={tab.value}
              className="h-7 cursor-pointer rounded-control border border-line px-2.5 text-[12.5px] text-muted transition-colors hover:border-faint hover:text-text data-[state=active]:border-accent data-[state=active]:bg-raised data-[state=active]:text-text"
            >
              {tab.label}
            </Radix.Trigger>
          ))}
        </Radix.List>
        {aside && <div className="ml-auto">{aside}</div>}
      </div>
      {children}
    </Radix.Root>
  );
}

export function TabPanel({ className, ...rest }: ComponentProps<typeof Radix.Content>) {
  return <Radix.Content {...rest} className={classNames("rounded-control focus-visible:outline-2", className)} />;
}
