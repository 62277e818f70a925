"use client";
import { createContext, type ReactNode, useContext, useState } from "react";
import { Popover } from "@/components/ui/popover";
import { useLeaveCards } from "@/components/ui/why";

/** Draws the card of one evidence, or nothing when there is no such evidence. `leave` closes what holds the card. */
export type DrawEvidence = (id: string, leave: () => void) => ReactNode;

const Drawing = createContext<DrawEvidence>(() => null);

/** Every chip below opens the card that `draw` makes of its evidence. */
export function EvidenceProvider({ draw, children }: { draw: DrawEvidence; children: ReactNode }) {
  return <Drawing value={draw}>{children}</Drawing>;
}

const CHIP =
  "inline-flex h-6 min-w-6 cursor-pointer items-center justify-center rounded-chip border border-line px-1.5 font-mono text-[11px] text-muted transition-colors hover:border-accent hover:text-text data-[state=open]:border-accent data-[state=open]:text-text";

function EvidenceChip({ id }: { id: string }) {
  const draw = useContext(Drawing);
  const [open, setOpen] = useState(false);
  const outer = useLeaveCards();
  const card = draw(id, () => {
    setOpen(false);
    outer();
  });
  if (!card) return null;
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      label={`Evidence ${id}`}
      align="start"
      className="w-[min(400px,calc(100vw-24px))] p-3.5"
      trigger={{ className: CHIP, "aria-label": `Evidence ${id}`, children: id }}
    >
      {card}
    </Popover>
  );
}

type Props = { ids: string[]; label: string; max?: number };

/** Each evidence as a chip that opens it; past `max` the rest waits behind a count. */
export function EvidenceChips({ ids, label, max = 4 }: Props) {
  const [all, setAll] = useState(false);
  if (ids.length === 0) return null;
  const shown = all || ids.length <= max + 1 ? ids : ids.slice(0, max);
  return (
    <ul aria-label={label} className="flex flex-wrap gap-1">
      {shown.map((id) => (
        <li key={id} className="contents">
          <EvidenceChip id={id} />
        </li>
      ))}
      {shown.length < ids.length ? (
        <li className="contents">
          <button
            type="button"
            className={CHIP}
            aria-label={`Show ${ids.length - shown.length} more evidence`}
            onClick={() => setAll(true)}
          >
            +{ids.length - shown.length}
          </button>
        </li>
      ) : null}
    </ul>
  );
}
