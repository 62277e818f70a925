"use client";
import { ChevronDown } from "lucide-react";
import { type ReactNode, useState } from "react";
import { MODE_WORD } from "@/components/threat-words";
import { classNames } from "@/components/ui/class-names";
import { Popover } from "@/components/ui/popover";
import type { ThreatMode } from "@/lib/schema/threat-analysis";

const DOT: Record<ThreatMode, string> = {
  rules: "bg-faint",
  live: "bg-ok",
  degraded: "bg-high",
};

type Props = {
  mode: ThreatMode;
  /** What the badge speaks of, for its name: "this threat". */
  of: string;
  size?: "bar" | "line";
  children: (leave: () => void) => ReactNode;
};

/** Says how judgements are made; pressed, it explains. */
export function ModePopover({ mode, of, size = "line", children }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      label={`How ${of} is judged`}
      align={size === "bar" ? "end" : "start"}
      className="w-[min(400px,calc(100vw-24px))] p-3.5"
      trigger={{
        "aria-label": `${MODE_WORD[mode]}: how ${of} is judged`,
        className: classNames(
          "inline-flex shrink-0 cursor-pointer items-center gap-1.5 whitespace-nowrap rounded-full border px-2.5 text-[12px] transition-colors hover:border-faint hover:text-text data-[state=open]:border-accent data-[state=open]:text-text",
          size === "bar" ? "h-7" : "h-6",
          mode === "degraded" ? "border-high/50 text-high" : "border-line text-muted",
        ),
        children: (
          <>
            <span aria-hidden="true" className={classNames("size-2 rounded-full", DOT[mode])} />
            {MODE_WORD[mode]}
            <ChevronDown aria-hidden="true" size={12} />
          </>
        ),
      }}
    >
      {children(() => setOpen(false))}
    </Popover>
  );
}
