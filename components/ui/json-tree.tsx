"use client";
import { type ReactNode, useMemo } from "react";
import { isWithin, type JsonLine, toJsonLines } from "./json-lines";
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
  /** The path whose lines are lit up. */
  lit: string | null;
  /** What stands beside the line of a path. */
  marks?: ReadonlyMap<string, ReactNode>;
};

/** JSON as lines of text; long values wrap, nothing in it is ever markup. */
export function JsonTree({ id, label, value, lit, marks }: Props) {
  const lines = useMemo(() => toJsonLines(value), [value]);
  return (
    <ol id={id} aria-label={label} className="font-mono text-[12px] leading-[1.7]">
      {lines.map((line, at) => {
        const isLit = lit !== null && isWithin(line.path, lit);
        const mark = line.kind === "close" ? undefined : marks?.get(line.path);
        return (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
            key={at}
            data-lit={isLit || undefined}
            tabIndex={isLit && line.path === lit && line.kind !== "close" ? -1 : undefined}
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
