"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { THREAT_TYPE_WORD } from "@/components/threat-words";
import { useNow } from "@/components/ui/clock";
import { fixedDirection } from "@/components/ui/fixed-direction";
import { shortAge } from "@/components/ui/relative-time";
import { SeverityMark } from "@/components/ui/severity-mark";
import { clockWords } from "@/components/ui/sla-countdown";
import { threatQueries } from "@/lib/query/threats";
import type { ThreatSummary } from "@/lib/schema/threat-analysis";
import { WALL_FILTERS, worstFirst } from "./worst-first";

const SHOWN = 5;

function slaWords(threat: ThreatSummary, now: number): string {
  const left = Date.parse(threat.sla.respond_by) - now;
  return left >= 0 ? `${clockWords(left)} left` : `${clockWords(left)} late`;
}

function WallThreat({ threat, now }: { threat: ThreatSummary; now: number }) {
  const age = shortAge(Date.parse(threat.created_at), now);
  return (
    <li className="motion-slide-in grid min-h-0 grid-cols-[calc(var(--u)*8)_minmax(0,1fr)] content-center border-line border-b py-[calc(var(--u)*0.3)] last:border-b-0 max-[900px]:grid-cols-1">
      <span className="flex items-baseline gap-[0.4em] text-[calc(var(--u)*1.35)]">
        <SeverityMark severity={threat.severity} className="!text-[1em] [&_svg]:size-[0.85em]" />
      </span>
      <div className="min-w-0">
        <p className="line-clamp-2 font-medium text-[calc(var(--u)*1.6)] leading-[1.2]">
          <bdi>{fixedDirection(threat.headline)}</bdi>
        </p>
        <p className="mt-[0.2em] flex gap-[1em] text-[calc(var(--u)*1.15)] text-muted">
          <span className="min-w-0 flex-1 truncate">
            <bdi>{fixedDirection(threat.customer_name)}</bdi> · {THREAT_TYPE_WORD[threat.threat_type]} ·{" "}
            {threat.assignee ? (
              <>
                with <bdi>{fixedDirection(threat.assignee)}</bdi>
              </>
            ) : (
              "not taken"
            )}
          </span>
          <span className="whitespace-nowrap">{age === "now" ? "now" : `${age} ago`}</span>
          <span className="whitespace-nowrap font-mono text-text">{slaWords(threat, now)}</span>
        </p>
      </div>
    </li>
  );
}

/** The most severe that are open, the newest of them first. */
export function WallThreats() {
  const { data, error } = useInfiniteQuery(threatQueries.list(WALL_FILTERS));
  const now = useNow();
  const threats = worstFirst(data?.pages.flatMap((page) => page.items) ?? []).slice(0, SHOWN);
  return (
    <section
      aria-labelledby="wall-threats"
      className="flex min-h-0 min-w-0 flex-col rounded-panel border border-line bg-panel px-[calc(var(--u)*1.3)] py-[calc(var(--u)*0.9)]"
    >
      <h2 id="wall-threats" className="text-[calc(var(--u)*1.35)] text-muted">
        Open threats, the worst first
      </h2>
      {threats.length === 0 ? (
        <p className="m-auto text-[calc(var(--u)*1.6)] text-muted">
          {data
            ? "Nothing critical or high is open. Quiet is good."
            : error
              ? "The threats could not be loaded. They are asked for again by themselves."
              : "Loading the threats…"}
        </p>
      ) : (
        <ol
          aria-label="Open threats"
          className="mt-[calc(var(--u)*0.4)] grid min-h-0 flex-1 auto-rows-[minmax(0,1fr)] grid-rows-[repeat(5,minmax(0,1fr))] max-[900px]:block"
        >
          {threats.map((threat) => (
            <WallThreat key={threat.id} threat={threat} now={now} />
          ))}
        </ol>
      )}
    </section>
  );
}
