"use client";
import { Table2 } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { ChartTable } from "./chart-table";
import { type Column, ColumnChart } from "./column-chart";

type Props = {
  title: string;
  hint?: ReactNode;
  label: string;
  columns: Column[];
  parts?: { key: string; name: string }[];
  top: number;
  topWords: string;
  ticks: number;
  empty: string;
  className?: string;
};

/** A chart, or at a press the same as a table. */
export function ChartPanel({ title, hint, label, columns, parts, top, topWords, ticks, empty, className }: Props) {
  const [asTable, setAsTable] = useState(false);
  const nothing = columns.every(({ href }) => href === null);
  return (
    <Panel
      title={title}
      hint={hint}
      className={className}
      aside={
        <Button
          size="small"
          variant={asTable ? "secondary" : "ghost"}
          aria-pressed={asTable}
          aria-label={`${title} as a table`}
          disabled={nothing}
          onClick={() => setAsTable(!asTable)}
          icon={<Table2 aria-hidden="true" size={13} />}
        >
          Table
        </Button>
      }
    >
      {nothing ? (
        <p className="grid h-[172px] place-items-center text-muted">{empty}</p>
      ) : asTable ? (
        <ChartTable label={label} columns={columns} parts={parts} />
      ) : (
        <ColumnChart label={label} columns={columns} top={top} topWords={topWords} ticks={ticks} />
      )}
    </Panel>
  );
}
