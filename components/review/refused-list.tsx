"use client";
import { Button } from "@/components/ui/button";
import { OutsideText } from "@/components/ui/outside-text";
import { counted } from "./count-words";
import type { Refused } from "./use-bulk";

const SHOWN = 20;

/** What a change of many could not change, one by one, until it is read. */
export function RefusedList({ refused, onClose }: { refused: Refused[]; onClose: () => void }) {
  if (refused.length === 0) return null;
  const more = refused.length - SHOWN;
  return (
    <section aria-label="Not changed" className="border-line border-b bg-raised px-3 py-2">
      <div className="flex items-center gap-2">
        <p role="alert" className="mr-auto font-medium text-high">
          {counted(refused.length)} not changed
        </p>
        <Button size="small" variant="ghost" onClick={onClose}>
          Close
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must by keyboard too */}
      <ul tabIndex={0} aria-label="Why not" className="mt-1 grid max-h-36 gap-1 overflow-y-auto text-[12px]">
        {refused.slice(0, SHOWN).map(({ id, title, reason }) => (
          <li key={id}>
            <OutsideText>{title}</OutsideText>{" "}
            <span className="text-muted">
              <OutsideText>{reason}</OutsideText>
            </span>
          </li>
        ))}
      </ul>
      {more > 0 && <p className="text-[12px] text-muted">and {counted(more)} more</p>}
    </section>
  );
}
