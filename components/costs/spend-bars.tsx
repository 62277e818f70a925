import { useId } from "react";
import { countWords } from "@/components/metrics/metric-words";
import { usdWords } from "@/components/model/money-words";
import { OutsideText } from "@/components/ui/outside-text";
import { Panel } from "@/components/ui/panel";
import type { Spend } from "@/lib/schema/model-cost";

const LISTED = 10;

function notes(row: Spend): string {
  return [
    `${countWords(row.calls)} ${row.calls === 1 ? "call" : "calls"}`,
    `${countWords(row.input_tokens + row.output_tokens)} tokens`,
    row.fallbacks > 0 && `${countWords(row.fallbacks)} fell back`,
    row.cached > 0 && `${countWords(row.cached)} from cache`,
  ]
    .filter(Boolean)
    .join(" · ");
}

type Props = { title: string; rows: Spend[]; nameOf?: (key: string) => string };

/** Who spent what in 30 days, the most expensive first. */
export function SpendBars({ title, rows, nameOf = (key) => key }: Props) {
  const id = useId();
  const sorted = [...rows].sort((a, b) => b.cost_usd - a.cost_usd || b.calls - a.calls);
  const top = Math.max(sorted[0]?.cost_usd ?? 0, Number.MIN_VALUE);
  const rest = sorted.length - LISTED;
  return (
    <Panel title={title} hint="30 days">
      {rows.length === 0 ? <p className="text-muted">Nothing was asked yet.</p> : null}
      <ul id={id} aria-label={`${title}, 30 days`} className="grid gap-2.5">
        {sorted.slice(0, LISTED).map((row) => (
          <li key={row.key}>
            <span className="flex items-baseline justify-between gap-3">
              <span className="min-w-0 truncate">
                <OutsideText>{nameOf(row.key)}</OutsideText>
              </span>
              <span className="shrink-0 font-medium">{usdWords(row.cost_usd)}</span>
            </span>
            <span aria-hidden="true" className="mt-1 block h-1.5 overflow-hidden rounded-full bg-track">
              <span
                className="block h-full rounded-full bg-accent"
                style={{ width: `${(row.cost_usd / top) * 100}%` }}
              />
            </span>
            <span className="mt-0.5 block text-[12px] text-muted">{notes(row)}</span>
          </li>
        ))}
      </ul>
      {rest > 0 ? <p className="mt-2 text-[12px] text-muted">and {rest} more</p> : null}
    </Panel>
  );
}
