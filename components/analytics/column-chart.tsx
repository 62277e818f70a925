"use client";
import Link from "next/link";
import { type KeyboardEvent, type RefObject, useRef, useState } from "react";
import { classNames } from "@/components/ui/class-names";

export type Part = { key: string; value: number; className: string; href: string; name: string };
/** One bucket: `parts` lie on one another from below. Without `href` there is nothing to open, nor to see. */
export type Column = {
  key: string;
  words: string;
  tick: string;
  href: string | null;
  name: string;
  parts: Part[];
  lines: [what: string, value: string][];
};

const HEIGHT = 138;
const TIP = 200;
const ASIDE = 22; // beside the column, not over it

/** A press of an arrow: to the column or the part beside the one that has the focus. */
function move(event: KeyboardEvent, list: RefObject<HTMLElement | null>): void {
  const { key } = event;
  const focused = document.activeElement;
  const here = focused?.closest<HTMLElement>("[data-column]");
  if (!here || !["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"].includes(key)) return;
  event.preventDefault();
  if (key === "ArrowUp" || key === "ArrowDown") {
    const links = [...here.querySelectorAll<HTMLElement>("a")];
    const at = links.indexOf(focused as HTMLElement) + (key === "ArrowUp" ? 1 : -1);
    links[Math.max(0, Math.min(links.length - 1, at))]?.focus();
    return;
  }
  const columns = [...(list.current?.querySelectorAll<HTMLElement>("[data-column]:has(a)") ?? [])];
  const last = columns.length - 1;
  const at = columns.indexOf(here);
  const next = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: last }[key] ?? at;
  columns[Math.max(0, Math.min(last, next))]?.querySelector("a")?.focus();
}

function Tip({ column, at }: { column: Column; at: number }) {
  return (
    <div
      aria-hidden="true"
      className="pointer-events-none absolute top-0 z-20 rounded-control border border-line bg-raised px-2.5 py-1.5 text-[12px]"
      style={{
        width: TIP,
        ...(at < 0.5
          ? { left: `min(${at * 100}% + ${ASIDE}px, 100% - ${TIP}px)` }
          : { right: `min(${(1 - at) * 100}% + ${ASIDE}px, 100% - ${TIP}px)` }),
      }}
    >
      <p className="mb-0.5 font-medium">{column.words}</p>
      {column.lines.map(([what, value]) => (
        <p key={what} className="flex justify-between gap-3 text-muted">
          {what} <span className="whitespace-nowrap text-text">{value}</span>
        </p>
      ))}
    </div>
  );
}

type Props = { label: string; columns: Column[]; top: number; topWords: string; ticks: number };

/** Columns over time, each a link to what it counts. One stop for Tab; arrows walk over columns, and up into their parts. */
export function ColumnChart({ label, columns, top, topWords, ticks }: Props) {
  const list = useRef<HTMLUListElement>(null);
  const [pointed, setPointed] = useState<string | null>(null);
  const [stop, setStop] = useState<string | null>(null);
  const filled = columns.filter(({ href }) => href !== null);
  const first = filled.find(({ key }) => key === stop) ?? filled.at(-1);
  const shown = columns.findIndex(({ key }) => key === pointed);
  const column = columns[shown];
  const every = Math.ceil(columns.length / ticks);
  const heightOf = (value: number) => `${Math.max(1.5, (value / top) * 100)}%`;
  return (
    <div className="relative">
      <p aria-hidden="true" className="-mt-1 mb-1 h-3.5 text-[11px] text-muted leading-none">
        {topWords}
      </p>
      <div className="relative" style={{ height: HEIGHT }}>
        <svg aria-hidden="true" className="absolute inset-0 size-full" preserveAspectRatio="none" viewBox="0 0 1 2">
          {[0.002, 1, 1.998].map((y) => (
            <line
              key={y}
              x1="0"
              x2="1"
              y1={y}
              y2={y}
              className="stroke-line"
              vectorEffect="non-scaling-stroke"
              strokeDasharray={y > 1.5 ? undefined : "2 4"}
            />
          ))}
        </svg>
        <ul
          ref={list}
          aria-label={label}
          onKeyDown={(event) => move(event, list)}
          onPointerLeave={() => setPointed(null)}
          onBlur={() => setPointed(null)}
          className="absolute inset-0 flex"
        >
          {columns.map((each) => (
            <li
              key={each.key}
              data-column
              className={classNames("relative min-w-0 flex-1", each.key === pointed && "bg-raised")}
              onPointerEnter={() => setPointed(each.key)}
              onFocus={() => {
                setPointed(each.key);
                setStop(each.key);
              }}
            >
              {each.href === null ? null : (
                <>
                  <Link
                    href={each.href}
                    prefetch={false}
                    aria-label={each.name}
                    tabIndex={each === first ? 0 : -1}
                    className="absolute inset-0 rounded-[2px]"
                  />
                  <span className="pointer-events-none absolute inset-x-[12%] inset-y-0 flex flex-col-reverse gap-px">
                    {each.parts.map((part) => {
                      const look = {
                        style: { height: heightOf(part.value) },
                        className: classNames("block min-h-[2px] w-full shrink-0 rounded-[1.5px]", part.className),
                      };
                      if (part.href === each.href) return <span key={part.key} aria-hidden="true" {...look} />;
                      return (
                        <Link
                          key={part.key}
                          href={part.href}
                          prefetch={false}
                          aria-label={part.name}
                          tabIndex={-1}
                          {...look}
                          className={classNames(look.className, "pointer-events-auto hover:brightness-125")}
                        />
                      );
                    })}
                  </span>
                </>
              )}
            </li>
          ))}
        </ul>
        {column && <Tip column={column} at={(shown + 0.5) / columns.length} />}
      </div>
      <div aria-hidden="true" className="relative mt-1 h-4 overflow-hidden font-mono text-[11px] text-muted">
        {columns.map((each, at) =>
          at % every === Math.floor(every / 2) ? (
            <span
              key={each.key}
              className={classNames("absolute whitespace-nowrap", at / columns.length < 0.9 && "-translate-x-1/2")}
              style={at / columns.length < 0.9 ? { left: `${((at + 0.5) / columns.length) * 100}%` } : { right: 0 }}
            >
              {each.tick}
            </span>
          ) : null,
        )}
      </div>
    </div>
  );
}
