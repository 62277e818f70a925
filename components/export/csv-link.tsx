"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { buttonClass } from "@/components/ui/button";
import { Tooltip } from "@/components/ui/tooltip";
import { filterParams, type ListFilters } from "@/lib/query/threat-filters";
import { threatQueries } from "@/lib/query/threats";
import { type WorkflowFilters, workflowParams } from "@/lib/query/workflow-filters";
import { workflowQueries } from "@/lib/query/workflows";
import { csvWords, type Total } from "./csv-words";

type Props = { kind: "threats"; filters: ListFilters } | { kind: "alerts"; filters: WorkflowFilters };

type LinkProps = { href: string; noun: "threat" | "alert"; counted: Total | undefined };

function Link({ href, noun, counted }: LinkProps) {
  const words = csvWords(noun, counted);
  return (
    <Tooltip content={words}>
      <a href={href} download aria-label={words} className={buttonClass("ghost", "small")}>
        <Download aria-hidden="true" size={13} /> CSV
      </a>
    </Tooltip>
  );
}

// The list beside the link loads the pages; the link only reads what its first one counted.
const counting = { enabled: false } as const;

function ThreatsLink({ filters }: { filters: ListFilters }) {
  const { data } = useInfiniteQuery({ ...threatQueries.list(filters), ...counting });
  return <Link href={`/api/threats/export?${filterParams(filters)}`} noun="threat" counted={data?.pages[0]} />;
}

function AlertsLink({ filters }: { filters: WorkflowFilters }) {
  const { data } = useInfiniteQuery({ ...workflowQueries.list(filters), ...counting });
  return <Link href={`/api/alerts/export?${workflowParams(filters)}`} noun="alert" counted={data?.pages[0]} />;
}

/** The list that is seen, as a file: the same filters, newest first. It stands beside the list, whose count it tells. */
export function CsvLink(props: Props) {
  return props.kind === "threats" ? <ThreatsLink filters={props.filters} /> : <AlertsLink filters={props.filters} />;
}
