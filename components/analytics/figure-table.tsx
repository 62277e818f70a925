"use client";
import { ArrowDown, ArrowUp } from "lucide-react";
import Link from "next/link";
import { type ReactNode, useState } from "react";
import { countWords } from "@/components/metrics/metric-words";
import { Panel } from "@/components/ui/panel";
import type { Figures } from "./figures";
import { type Counted, linkName, listOf, type Measure, type Scope } from "./measures";

export type FigureRow = { key: string; words: string; label: ReactNode; figures: Figures; scope: Scope };
type Sort = { by: Measure["id"] | "name"; down: boolean };

function sorted(rows: FigureRow[], { by, down }: Sort, measures: Measure[]): FigureRow[] {
  const measure = measures.find(({ id }) => id === by);
  const turn = down ? -1 : 1;
  return [...rows].sort((a, b) => {
    if (!measure) return turn * a.words.localeCompare(b.words);
    const [one, other] = [measure.value(a.figures), measure.value(b.figures)];
    if (one === null || other === null) return one === other ? 0 : one === null ? 1 : -1; // nothing to say stands last
    return turn * (one - other);
  });
}

const beside = ({ n, unit }: Counted) => (unit ? `${countWords(n)} ${unit}` : countWords(n));

function Cell({ row, measure }: { row: FigureRow; measure: Measure }) {
  const { figures, scope, words } = row;
  const counted = measure.counted(figures);
  const value = measure.value(figures);
  if (counted.n === 0) return <span className="px-1.5 text-muted">{measure.words(value)}</span>;
  return (
    <Link
      href={listOf(scope, counted.outcome)}
      prefetch={false}
      aria-label={linkName(words, measure, figures, scope.of)}
      title={counted.words}
      className="inline-flex h-7 items-center gap-1.5 whitespace-nowrap rounded-chip px-1.5 hover:bg-raised"
    >
      {measure.words(value)}
      {measure.id !== "volume" && <span className="text-[11.5px] text-muted">{beside(counted)}</span>}
    </Link>
  );
}

type Props = { title: string; hint?: ReactNode; head: string; rows: FigureRow[]; measures: Measure[]; first?: Sort };

/** Sorted by any column; beside each figure stands how many its link opens. */
export function FigureTable({ title, hint, head, rows, measures, first = { by: "volume", down: true } }: Props) {
  const [sort, setSort] = useState<Sort>(first);
  const columns: { id: Sort["by"]; name: string; about?: string }[] = [{ id: "name", name: head }, ...measures];
  const press = (by: Sort["by"]) => setSort({ by, down: sort.by === by ? !sort.down : by !== "name" });
  return (
    <Panel title={title} hint={hint ?? "in small: how many a figure opens"} bodyClassName="overflow-x-auto px-2 pb-2">
      <table className="w-full min-w-[430px] border-collapse text-right">
        <caption className="sr-only">{title}</caption>
        <thead>
          <tr>
            {columns.map(({ id, name, about }) => {
              const here = sort.by === id;
              const Arrow = sort.down ? ArrowDown : ArrowUp;
              return (
                <th
                  key={id}
                  scope="col"
                  aria-sort={here ? (sort.down ? "descending" : "ascending") : "none"}
                  className="py-1 font-normal text-[12px] text-muted first:text-left"
                >
                  <button
                    type="button"
                    title={about}
                    onClick={() => press(id)}
                    className="inline-flex h-7 cursor-pointer items-center gap-1 whitespace-nowrap rounded-chip px-1.5 hover:bg-raised hover:text-text"
                  >
                    {name}
                    <Arrow aria-hidden="true" size={12} className={here ? "" : "invisible"} />
                  </button>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {sorted(rows, sort, measures).map((row) => (
            <tr key={row.key} className="border-line border-t">
              <th scope="row" className="max-w-[180px] truncate px-1.5 text-left font-normal">
                {row.label}
              </th>
              {measures.map((measure) => (
                <td key={measure.id} className="h-8">
                  <Cell row={row} measure={measure} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
