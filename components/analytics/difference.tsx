import { classNames } from "@/components/ui/class-names";
import { differenceWords } from "./analytics-words";
import type { Figures } from "./figures";
import type { Measure } from "./measures";

type Props = { measure: Measure; now: Figures; before: Figures };

/** The change against the range before: the words say it, and the colour whether it is for the better. */
export function Difference({ measure, now, before }: Props) {
  const [value, earlier] = [measure.value(now), measure.value(before)];
  const words = differenceWords(value, earlier, measure.change);
  if (words === null) return null;
  const rose = Math.sign((value ?? 0) - (earlier ?? 0));
  const good = measure.better && rose !== 0 ? rose > 0 === (measure.better === "more") : null;
  return (
    <span
      title={`Before: ${measure.words(earlier)}`}
      className={classNames(good === true && "text-ok", good === false && "text-high")}
    >
      {words}
      <span className="sr-only">
        {" "}
        against the range before{good === null ? "" : good ? ", for the better" : ", for the worse"}
      </span>
    </span>
  );
}
