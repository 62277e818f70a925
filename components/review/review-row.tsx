"use client";
import { BellRing, ShieldAlert, UserRound } from "lucide-react";
import { type MouseEvent, memo } from "react";
import { Chip } from "@/components/ui/chip";
import { classNames } from "@/components/ui/class-names";
import { useNow } from "@/components/ui/clock";
import { fixedDirection } from "@/components/ui/fixed-direction";
import { SeverityMark } from "@/components/ui/severity-mark";
import { SlaCountdown } from "@/components/ui/sla-countdown";
import type { ReviewItem } from "@/lib/schema/review";
import { BackIn } from "./back-in";

type Props = {
  item: ReviewItem;
  current: boolean;
  selected: boolean;
  onOpen: (item: ReviewItem) => void;
  onSelect: (item: ReviewItem, range: boolean) => void;
};

function Standing({ item }: { item: ReviewItem }) {
  if (item.snoozed_until && item.status !== "resolved")
    return <BackIn until={item.snoozed_until} className="ml-auto text-[12px]" />;
  if (item.respond_by) return <SlaCountdown respondBy={item.respond_by} className="ml-auto" />;
  return <span className="ml-auto text-[12px] text-muted">no deadline</span>;
}

/** One thing that waits. The whole row opens it; the box beside its severity marks it for a bulk change. */
export const ReviewRow = memo(function ReviewRow({ item, current, selected, onOpen, onSelect }: Props) {
  const late = useNow(10_000) > Date.parse(item.respond_by ?? "9999-01-01"); // the countdown says so in words
  const asleep = item.snoozed_until !== null && item.snooze_reason !== null;
  const why = asleep ? `${item.snoozed_by ?? "Somebody"}: ${item.snooze_reason}` : item.reason;
  const Icon = item.kind === "threat" ? ShieldAlert : BellRing;
  const mark = (event: MouseEvent<HTMLInputElement>) => onSelect(item, event.shiftKey);
  return (
    <article
      data-testid={`review-${item.id}`}
      className={classNames(
        "relative flex h-full flex-col gap-0.5 border-line border-b px-3 pt-2 transition-colors hover:bg-raised",
        late && "shadow-[inset_3px_0_0_var(--critical)]",
        current && "bg-accent/10 shadow-[inset_3px_0_0_var(--accent)]",
      )}
    >
      <div className="flex h-5 items-center gap-2">
        <input
          type="checkbox"
          checked={selected}
          onClick={mark}
          onChange={() => {}}
          tabIndex={-1}
          aria-label={`Select: ${item.title}`}
          aria-keyshortcuts="x"
          className="relative z-10 size-4 shrink-0 cursor-pointer accent-[var(--accent)]"
        />
        <SeverityMark severity={item.severity} />
        {item.priority && <Chip>{item.priority}</Chip>}
        <Standing item={item} />
      </div>
      <button
        type="button"
        data-row-link=""
        aria-current={current || undefined}
        title={item.title}
        onClick={() => onOpen(item)}
        className="line-clamp-2 cursor-pointer text-left font-medium text-text leading-[1.35] outline-none before:absolute before:inset-0 focus-visible:before:outline-2 focus-visible:before:outline-accent focus-visible:before:-outline-offset-2"
      >
        <bdi>{fixedDirection(item.title)}</bdi>
      </button>
      <p className="flex min-w-0 items-center gap-1.5 text-[12px] text-muted">
        <Icon aria-hidden="true" size={12} className="shrink-0" />
        <span className="min-w-0 truncate" title={`${item.customer_name}: ${why}`}>
          {item.kind === "threat" ? "Threat" : "Alert"} · <bdi>{fixedDirection(item.customer_name)}</bdi> ·{" "}
          <bdi>{fixedDirection(why)}</bdi>
        </span>
        {item.assignee && (
          <span className="ml-auto flex shrink-0 items-center gap-1 text-accent">
            <UserRound aria-hidden="true" size={11} />
            <span className="sr-only">Taken by</span>
            <bdi className="max-w-[12ch] truncate">{fixedDirection(item.assignee)}</bdi>
          </span>
        )}
      </p>
    </article>
  );
});
