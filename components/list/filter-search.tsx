"use client";
import { useEffect, useRef, useState } from "react";
import { Kbd } from "@/components/ui/kbd";

const PAUSE_MS = 250;

type Props = { value: string; onChange: (value: string) => void };

/** Filters a moment after the last key, so that each letter is not a request. */
export function FilterSearch({ value, onChange }: Props) {
  const [text, setText] = useState(value);
  const sent = useRef(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    if (value !== sent.current) setText(value); // changed from elsewhere: cleared, or gone back
    sent.current = value;
  }, [value]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const type = (next: string) => {
    setText(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      sent.current = next.trim();
      onChange(next.trim());
    }, PAUSE_MS);
  };
  return (
    <label className="relative flex min-w-0 items-center">
      <span className="sr-only">Search in this list</span>
      <input
        id="filter-search"
        type="search"
        value={text}
        maxLength={200}
        dir="auto"
        placeholder="Search"
        aria-keyshortcuts="/"
        onChange={(event) => type(event.target.value)}
        onKeyDown={(event) => event.key === "Escape" && event.currentTarget.blur()}
        className="h-7 w-[132px] rounded-control border border-line bg-ground pr-7 pl-2 text-[12px] placeholder:text-muted hover:border-faint"
      />
      <span className="pointer-events-none absolute right-1.5 text-muted">{text === "" && <Kbd>/</Kbd>}</span>
    </label>
  );
}
