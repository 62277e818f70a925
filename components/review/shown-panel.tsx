"use client";
import dynamic from "next/dynamic";
import { type RefObject, useState } from "react";
import { usePageKeys } from "@/components/shell/use-page-keys";
import { VERDICT_WORD } from "@/components/threat-words";
import type { ReviewItem, ReviewPage } from "@/lib/schema/review";
import { counted } from "./count-words";
import { ItemBar } from "./item-bar";
import { type ItemAsked, ItemDialogs, useWake } from "./item-dialogs";
import { ShownItem } from "./shown-item";
import { SnoozedStrip } from "./snoozed-strip";
import type { Chosen } from "./use-review-place";
import type { ShownDetail } from "./use-shown-detail";

const PlaceParts = dynamic(() => import("./place-parts").then((file) => file.PlaceParts));

type Props = {
  chosen: Chosen;
  /** Its row, as long as it is in the queue. */
  row: ReviewItem | undefined;
  at: number;
  total: Pick<ReviewPage, "total" | "total_is_lower_bound"> | undefined;
  settled: boolean;
  detail: ShownDetail | null;
  alone: boolean;
  panel: RefObject<HTMLDivElement | null>;
  onNext?: () => void;
  onPrevious?: () => void;
  onBack: () => void;
  onAlone: () => void;
};

/** What became of an item that is no longer in the list. */
function fateOf(detail: ShownDetail | null): string {
  if (detail?.resolution) return `${VERDICT_WORD[detail.resolution.verdict]}, by ${detail.resolution.by}`;
  return detail?.snoozed_until ? "snoozed" : "not in this list";
}

/** The whole of one item, where it stands, and what can be done with it. */
export function ShownPanel({ chosen, row, at, total, settled, detail, alone, panel, ...on }: Props) {
  const [asked, setAsked] = useState<{ what: ItemAsked; id: string } | null>(null);
  const [explained, setExplained] = useState(false);
  const { wake, busy } = useWake(chosen);
  const asleep = detail?.snoozed_until != null;
  const ask = (what: ItemAsked) => setAsked({ what, id: chosen.id });
  const snooze = () => (asleep ? void wake() : ask("snooze"));
  const explain = () => setExplained((now) => !now);
  usePageKeys({ n: () => ask("note"), s: snooze, p: explain, f: on.onAlone });

  const many = total && `${total.total_is_lower_bound ? "over " : ""}${counted(total.total)}`;
  const fate = at < 0 && settled ? fateOf(detail) : "";
  const place = at >= 0 ? `${counted(at + 1)} of ${many ?? "…"}` : fate;
  return (
    <>
      <ItemBar
        item={chosen}
        place={place}
        alone={alone}
        explained={row && explained}
        onSnooze={asleep ? undefined : snooze}
        onNote={() => ask("note")}
        onExplain={explain}
        {...on}
      />
      <p role="status" className="sr-only">
        {fate}
      </p>
      {row && explained && <PlaceParts item={row} />}
      {detail && <SnoozedStrip detail={detail} busy={busy} onWake={() => void wake()} />}
      <div
        ref={panel}
        data-testid="shown-item"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and Enter on a row leads here
        tabIndex={0}
        className="@container min-h-0 flex-1 overflow-y-auto overflow-x-hidden p-3.5"
      >
        <ShownItem kind={chosen.kind} id={chosen.id} />
      </div>
      <ItemDialogs
        key={chosen.id}
        item={chosen}
        asked={asked?.id === chosen.id ? asked.what : null}
        onClose={() => setAsked(null)}
      />
    </>
  );
}
