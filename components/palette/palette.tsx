"use client";
import { useQuery } from "@tanstack/react-query";
import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { Dialog as Radix } from "radix-ui";
import { type KeyboardEvent, useEffect, useId, useState } from "react";
import { ProblemNotice } from "@/components/ui/problem-notice";
import { useDialogFocus } from "@/components/ui/use-dialog-focus";
import { findQueries } from "@/lib/query/find";
import { viewQueries } from "@/lib/query/views";
import { MIN_SEARCH } from "@/lib/schema/vocabulary";
import { type Entry, groupsOf } from "./entries";
import { OptionRow } from "./option-row";

const PAUSE_MS = 120; // between the last key and the question

/** The text as it stood when the typing paused. */
function usePaused(text: string): string {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return paused;
}

const MOVES: Record<string, (at: number, last: number) => number> = {
  ArrowDown: (at, last) => (at >= last ? 0 : at + 1),
  ArrowUp: (at, last) => (at <= 0 ? last : at - 1),
  PageDown: (at, last) => Math.min(last, at + 8),
  PageUp: (at) => Math.max(0, at - 8),
};

type Props = { actions: Entry[]; onClose: () => void };

/** Everything by name: pages, actions, threats, alerts, entities. */
export default function Palette({ actions, onClose }: Props) {
  const router = useRouter();
  const focus = useDialogFocus();
  const base = useId();
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState<string | null>(null); // an entry's id; what is found later moves it nowhere
  const asked = text.trim();
  const paused = usePaused(asked);
  const { data, error, isFetching, refetch } = useQuery(findQueries.search(paused));
  const { data: views } = useQuery(viewQueries.list());
  const groups = groupsOf(text, { actions, views: views?.items, found: asked.length >= MIN_SEARCH ? data : undefined });
  const entries = groups.flatMap((group) => group.entries);
  const at = Math.max(
    0,
    entries.findIndex(({ id }) => id === chosen),
  );
  const active = entries[at];
  const waiting = asked.length >= MIN_SEARCH && (isFetching || paused !== asked);
  const optionId = (entry: Entry) => `${base}-${entries.indexOf(entry)}`;

  useEffect(() => {
    document.getElementById(`${base}-${at}`)?.scrollIntoView({ block: "nearest" });
  }, [base, at]);

  const choose = (entry: Entry | undefined) => {
    if (!entry) return;
    onClose();
    if (entry.href) router.push(entry.href);
    entry.act?.();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const move = MOVES[event.key];
    if (move) {
      event.preventDefault();
      setChosen(entries[move(at, entries.length - 1)]?.id ?? null);
    } else if (event.key === "Enter") {
      event.preventDefault();
      choose(active);
    }
  };
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-[#05070b]/60" />
        <Radix.Content
          {...focus}
          aria-describedby={undefined}
          className="fixed top-[10vh] left-1/2 z-50 flex max-h-[76vh] w-[calc(100vw-24px)] max-w-[640px] -translate-x-1/2 flex-col rounded-panel border border-line bg-panel text-text"
        >
          <Radix.Title className="sr-only">Search everything</Radix.Title>
          <div className="relative border-line border-b">
            <Search aria-hidden="true" size={15} className="absolute top-1/2 left-3.5 -translate-y-1/2 text-muted" />
            <input
              data-autofocus=""
              type="text"
              role="combobox"
              aria-label="Search everything"
              aria-expanded="true"
              aria-autocomplete="list"
              aria-controls={`${base}-list`}
              aria-activedescendant={active ? optionId(active) : undefined}
              autoComplete="off"
              spellCheck={false}
              maxLength={200}
              dir="auto"
              value={text}
              placeholder="A page, an action, an address, a name, words of a threat…"
              onChange={(event) => {
                setText(event.target.value);
                setChosen(null);
              }}
              onKeyDown={onKeyDown}
              className="h-12 w-full rounded-t-panel bg-transparent pr-4 pl-10 text-[14px] placeholder:text-muted focus-visible:outline-2 focus-visible:outline-accent focus-visible:-outline-offset-2"
            />
          </div>
          {error && !isFetching && asked.length >= MIN_SEARCH ? (
            <div className="p-2">
              <ProblemNotice title="The search failed" error={error} onRetry={() => void refetch()} />
            </div>
          ) : null}
          <div
            id={`${base}-list`}
            role="listbox"
            aria-label="What was found"
            aria-busy={waiting}
            tabIndex={-1}
            className="min-h-0 flex-1 overflow-y-auto p-2"
          >
            {groups.map((group) => (
              // biome-ignore lint/a11y/useSemanticElements: options of a listbox are grouped so
              <div key={group.title} role="group" aria-label={group.title} className="mb-1.5 last:mb-0">
                <p aria-hidden="true" className="px-2.5 py-1 text-[12px] text-muted">
                  {group.title}
                </p>
                {group.entries.map((entry) => (
                  <OptionRow
                    key={entry.id}
                    id={optionId(entry)}
                    entry={entry}
                    active={entry === active}
                    onChoose={() => choose(entry)}
                    onPoint={() => setChosen(entry.id)}
                  />
                ))}
              </div>
            ))}
          </div>
          <p role="status" className="border-line border-t px-4 py-2 text-[12px] text-muted">
            {waiting
              ? "Searching…"
              : asked.length === 1
                ? "One more character searches threats, alerts and entities."
                : asked && data && groups.length === 1
                  ? "Nothing is called that."
                  : "Arrow keys choose, Enter opens, Esc closes."}
          </p>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
