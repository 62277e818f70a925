import { spoken } from "@/components/ui/spoken-duration";
import type { TimelinePhase } from "@/lib/schema/timeline";
import { type Lane, spanOf } from "./timeline-lanes";

export const PHASE_TONE: Record<TimelinePhase, string> = {
  ingestion: "bg-muted",
  agents: "bg-accent",
  false_positive: "bg-false-positive",
  response: "bg-ok",
  timeline: "bg-medium",
  synthesis: "bg-high",
};

/** Measured times as lanes. `small` leaves out the scale and the figures of each lane's start. */
export function Lanes({ lanes, small = false }: { lanes: Lane[]; small?: boolean }) {
  const span = spanOf(lanes);
  const grid = small ? "grid-cols-[7.25rem_minmax(0,1fr)]" : "grid-cols-[7.25rem_minmax(0,1fr)_4.5rem]";
  return (
    <div>
      {small ? null : (
        <div aria-hidden className={`grid ${grid} gap-x-3 pb-1 text-[11px] text-muted`}>
          <span />
          <span className="flex justify-between font-mono">
            {[0, 0.25, 0.5, 0.75, 1].map((part) => (
              <span key={part} className={part === 0.25 || part === 0.75 ? "hidden sm:inline" : ""}>
                {spoken(span * part)}
              </span>
            ))}
          </span>
          <span className="text-right">took</span>
        </div>
      )}
      <ol aria-label="Measured times">
        {lanes.map((lane) => (
          <li key={lane.name} className={`grid ${grid} items-center gap-x-3 ${small ? "h-[22px]" : "h-[30px]"}`}>
            <span className="truncate text-muted">{lane.name}</span>
            <span
              className={`relative block h-full ${small ? "" : "border-line border-x bg-[linear-gradient(to_right,var(--line)_1px,transparent_1px)] bg-size-[25%_100%]"}`}
            >
              <span
                aria-hidden
                className={`absolute top-1/2 -translate-y-1/2 rounded-[2px] ${small ? "h-2" : "h-3"} min-w-[3px] ${PHASE_TONE[lane.phase]}`}
                style={{
                  left: `min(${(lane.start_ms / span) * 100}%, calc(100% - 3px))`,
                  width: `${(lane.duration_ms / span) * 100}%`,
                }}
              />
              <span className="sr-only">
                {small ? `${spoken(lane.duration_ms)}, ` : ""}starting at {spoken(lane.start_ms)}
              </span>
            </span>
            {small ? null : <span className="text-right font-mono text-[12px]">{spoken(lane.duration_ms)}</span>}
          </li>
        ))}
      </ol>
    </div>
  );
}
