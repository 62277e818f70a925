"use client";
import { type ReactNode, useMemo } from "react";
import { isWithin, type JsonLine, linesAround, toJsonLines } from "./json-lines";
import { VisibleText } from "./outside-text";

const TONE: Record<JsonLine["kind"], string> = {
  open: "text-muted",
  close: "text-muted",
  empty: "text-muted",
  text: "text-ok",
  number: "text-low",
  boolean: "text-false-positive",
  null: "text-muted",
};

function Value({ line }: { line: JsonLine }) {
  if (line.value === null) return line.bracket;
  if (line.kind !== "text") return line.value;
  return (
    <>
      "<VisibleText>{line.value}</VisibleText>"
    </>
  );
}

type Props = {
  id: string;
  label: string;
  value: unknown;
  /** The paths whose lines are lit up. */
  lit: readonly string[];
  /** Draws only the lines that are lit, and so many before and after. */
  around?: number;
  /** What stands beside the line of a path. */
  marks?: ReadonlyMap<string, ReactNode>;
};

/** JSON as lines of text; long values wrap, nothing in it is ever markup. */
export function JsonTree({ id, label, value, lit, around, marks }: Props) {
  const whole = useMemo(() => toJsonLines(value), [value]);
  const lines = around === undefined ? whole : linesAround(whole, lit, around);
  return (
    <ol id={id} aria-label={label} className="font-mono text-[12px] leading-[1.7]">
      {lines.map((line, at) => {
        const isLit = lit.some((path) => isWithin(line.path, path));
        const mark = line.kind === "close" ? undefined : marks?.get(line.path);
        return (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
            key={at}
            data-lit={isLit || undefined}
            tabIndex={lit.includes(line.path) && line.kind !== "close" ? -1 : undefined}
            className={`flex flex-wrap items-baseline gap-x-2 rounded-[3px] border-l-2 pr-1 ${
              isLit ? "border-accent bg-accent/15" : mark ? "border-faint" : "border-transparent"
            }`}
            style={{ paddingLeft: `${Math.min(line.depth, 10) * 14 + 8}px` }}
          >
            <span className="min-w-0">
              {line.key === null ? null : (
                <>
                  <VisibleText>{line.key}</VisibleText>
                  <span className="text-muted">: </span>
                </>
              )}
              <span className={TONE[line.kind]}>
                <Value line={line} />
              </span>
            </span>
            {mark}
          </li>
        );
      })}
    </ol>
  );
}
