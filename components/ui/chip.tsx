import type { ComponentProps } from "react";
import { classNames } from "./class-names";

export type ChipTone = "neutral" | "accent" | "ok" | "false-positive" | "critical" | "high" | "medium";

const LOOK: Record<ChipTone, string> = {
  neutral: "border-line text-muted",
  accent: "border-accent/50 text-accent",
  ok: "border-ok/50 text-ok",
  "false-positive": "border-false-positive/50 text-false-positive",
  critical: "border-critical/50 text-critical",
  high: "border-high/50 text-high",
  medium: "border-medium/50 text-medium",
};

type Props = ComponentProps<"span"> & { tone?: ChipTone; mono?: boolean };

/** A short mark beside something. Not to be pressed: use Button or a link for that. */
export function Chip({ tone = "neutral", mono, className, ...rest }: Props) {
  return (
    <span
      {...rest}
      className={classNames(
        "inline-flex h-[19px] shrink-0 items-center gap-1 whitespace-nowrap rounded-chip border px-1.5 text-[11px] leading-none",
        mono && "font-mono",
        LOOK[tone],
        className,
      )}
    />
  );
}
