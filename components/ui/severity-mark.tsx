import type { Severity } from "@/lib/schema/severity";
import { classNames } from "./class-names";

export const SEVERITY_WORD: Record<Severity, string> = {
  critical: "Critical",
  high: "High",
  medium: "Medium",
  low: "Low",
  info: "Info",
};

export const SEVERITY_TEXT: Record<Severity, string> = {
  critical: "text-critical",
  high: "text-high",
  medium: "text-medium",
  low: "text-low",
  info: "text-info",
};

/** Each severity has a shape of its own, so that colour is never the only sign. */
export function SeverityShape({ severity, size = 11 }: { severity: Severity; size?: number }) {
  return (
    <svg aria-hidden="true" width={size} height={size} viewBox="0 0 12 12" className="shrink-0" fill="currentColor">
      {severity === "critical" && <path d="M6 .4 11.6 4.5 9.5 11.2H2.5L.4 4.5Z" />}
      {severity === "high" && <path d="M6 1 11.6 11H.4Z" />}
      {severity === "medium" && <path d="M6 .3 11.7 6 6 11.7.3 6Z" />}
      {severity === "low" && <circle cx="6" cy="6" r="5.2" />}
      {severity === "info" && <circle cx="6" cy="6" r="4.3" fill="none" stroke="currentColor" strokeWidth="1.8" />}
    </svg>
  );
}

export function SeverityMark({ severity, className }: { severity: Severity; className?: string }) {
  return (
    <span
      className={classNames(
        "inline-flex items-center gap-1.5 whitespace-nowrap font-semibold text-[12.5px]",
        SEVERITY_TEXT[severity],
        className,
      )}
    >
      <SeverityShape severity={severity} />
      {SEVERITY_WORD[severity]}
    </span>
  );
}
