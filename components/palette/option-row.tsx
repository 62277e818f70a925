import { CornerDownLeft } from "lucide-react";
import { classNames } from "@/components/ui/class-names";
import { fixedDirection } from "@/components/ui/fixed-direction";
import { Kbd } from "@/components/ui/kbd";
import { SEVERITY_TEXT, SEVERITY_WORD, SeverityShape } from "@/components/ui/severity-mark";
import type { Entry } from "./entries";

type Props = { id: string; entry: Entry; active: boolean; onChoose: () => void; onPoint: () => void };

/** One line to choose. The focus stays in the field above; keys are heard there. */
export function OptionRow({ id, entry, active, onChoose, onPoint }: Props) {
  const { words, about, severity, keys } = entry;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field above hears Enter for it
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      onClick={onChoose}
      onPointerMove={onPoint}
      className={classNames(
        "flex min-h-9 cursor-pointer items-center gap-2.5 rounded-control px-2.5 py-1",
        active && "bg-raised shadow-[inset_2px_0_0_var(--accent)]",
      )}
    >
      {severity ? (
        <span className={SEVERITY_TEXT[severity]}>
          <SeverityShape severity={severity} />
          <span className="sr-only">{SEVERITY_WORD[severity]}: </span>
        </span>
      ) : null}
      <span className="min-w-0 flex-1 truncate">
        <bdi>{fixedDirection(words)}</bdi>
      </span>
      {about ? (
        <span className="max-w-[40%] shrink-0 truncate text-[12px] text-muted">
          <bdi>{fixedDirection(about)}</bdi>
        </span>
      ) : null}
      {keys?.map((key) => (
        <Kbd key={key}>{key}</Kbd>
      ))}
      {active ? <CornerDownLeft aria-hidden="true" size={13} className="shrink-0 text-muted" /> : null}
    </div>
  );
}
