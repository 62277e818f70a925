"use client";
import { useQuery } from "@tanstack/react-query";
import { Check, ChevronDown } from "lucide-react";
import { classNames } from "@/components/ui/class-names";
import { Menu, MenuCheck, MenuGroup, MenuItem, MenuLine } from "@/components/ui/menu";
import { toast } from "@/components/ui/toaster";
import { useSetGenerator } from "@/lib/query/threat-mutations";
import { threatQueries } from "@/lib/query/threats";
import type { GeneratorChange } from "@/lib/schema/generator";

const INTERVALS = [5, 10, 30, 60, 300, 900];

const intervalWords = (seconds: number) => (seconds < 60 || seconds % 60 ? `${seconds} s` : `${seconds / 60} min`);

/** Switches the demo signals, and sets how often one comes. */
export function GeneratorPill() {
  const { data, error } = useQuery(threatQueries.generator());
  const { mutate } = useSetGenerator();
  const change = (body: GeneratorChange) =>
    mutate(body, {
      onError: (problem) => toast.error("The generator was not changed", { description: problem.message }),
    });
  if (!data) {
    return (
      <span className="inline-flex h-7 shrink-0 items-center whitespace-nowrap rounded-full border border-line px-2.5 text-[12px] text-muted">
        Generator {error ? "unknown" : "…"}
      </span>
    );
  }
  const trigger = (
    <button
      type="button"
      className="inline-flex h-7 shrink-0 cursor-pointer items-center gap-1.5 whitespace-nowrap rounded-full border border-line px-2.5 text-[12px] text-muted hover:border-faint hover:text-text"
    >
      <span aria-hidden="true" className={classNames("size-2 rounded-full", data.running ? "bg-accent" : "bg-faint")} />
      Generator {data.running ? `on · ${intervalWords(data.interval_seconds)}` : "off"}
      <ChevronDown aria-hidden="true" size={12} />
    </button>
  );
  return (
    <Menu trigger={trigger}>
      <MenuCheck checked={data.running} onCheckedChange={(running) => change({ running })}>
        Send demo signals
      </MenuCheck>
      <MenuLine />
      <MenuGroup title="One signal every">
        {INTERVALS.map((seconds) => (
          <MenuItem key={seconds} onSelect={() => change({ interval_seconds: seconds })}>
            <span className="w-3.5">
              {seconds === data.interval_seconds && <Check aria-label="Chosen" size={13} />}
            </span>
            {intervalWords(seconds)}
          </MenuItem>
        ))}
      </MenuGroup>
    </Menu>
  );
}
