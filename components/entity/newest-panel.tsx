import Link from "next/link";
import { STATUS_WORD } from "@/components/threat-words";
import { buttonClass } from "@/components/ui/button";
import { fixedDirection } from "@/components/ui/fixed-direction";
import { Panel } from "@/components/ui/panel";
import { RelativeTime } from "@/components/ui/relative-time";
import { SeverityMark } from "@/components/ui/severity-mark";
import { WORKFLOW_STATUS_WORD } from "@/components/workflow/workflow-words";
import type { Entity } from "@/lib/schema/entity";
import type { Severity } from "@/lib/schema/severity";

const number = new Intl.NumberFormat("en-GB");

export const countWords = (counts: { total: number; total_is_lower_bound: boolean }) =>
  `${number.format(counts.total)}${counts.total_is_lower_bound ? "+" : ""}`;

type Line = { id: string; href: string; severity: Severity; words: string; state: string; at: string };

export function threatLines({ threats }: Entity): Line[] {
  return threats.newest.map((threat) => ({
    id: threat.id,
    href: `/threats/${threat.id}`,
    severity: threat.severity,
    words: threat.headline,
    state: `${STATUS_WORD[threat.status]} · ${threat.customer_name}`,
    at: threat.created_at,
  }));
}

export function alertLines({ alerts }: Entity): Line[] {
  return alerts.newest.map((alert) => ({
    id: alert.workflow_id,
    href: `/alerts/${alert.workflow_id}`,
    severity: alert.severity,
    words: alert.rule_name,
    state: `${WORKFLOW_STATUS_WORD[alert.status]} · ${alert.customer_name}`,
    at: alert.event_at,
  }));
}

type Props = {
  title: string;
  counts: Entity["threats"] | Entity["alerts"];
  lines: Line[];
  all: string;
  none: string;
};

/** The newest of them, and the way to all. */
export function NewestPanel({ title, counts, lines, all, none }: Props) {
  return (
    <Panel
      title={title}
      hint={`${countWords(counts)} in all · ${number.format(counts.open)} open`}
      bodyClassName=""
      aside={
        counts.total > 0 ? (
          <Link href={all} prefetch={false} className={buttonClass("ghost", "small")}>
            All {title.toLowerCase()}
          </Link>
        ) : null
      }
    >
      {lines.length === 0 ? <p className="p-3.5 text-muted">{none}</p> : null}
      <ul aria-label={`Newest ${title.toLowerCase()}`}>
        {lines.map((line) => (
          <li
            key={line.id}
            className="relative flex min-h-11 items-center gap-3 border-line border-b px-3.5 py-1.5 last:border-b-0 hover:bg-raised"
          >
            <SeverityMark severity={line.severity} className="shrink-0 min-[600px]:w-[76px]" />
            <span className="min-w-0 flex-1">
              <Link
                href={line.href}
                prefetch={false}
                data-row-link=""
                title={line.words}
                className="block truncate font-medium outline-none before:absolute before:inset-0 focus-visible:before:outline-2 focus-visible:before:outline-accent focus-visible:before:-outline-offset-2"
              >
                <bdi>{fixedDirection(line.words)}</bdi>
              </Link>
              <span className="block truncate text-[12px] text-muted">
                <bdi>{fixedDirection(line.state)}</bdi>
              </span>
            </span>
            <RelativeTime at={line.at} className="shrink-0 text-[12px] text-muted" />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
