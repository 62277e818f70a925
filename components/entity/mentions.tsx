import { EntityLink } from "./entity-link";
import { mentionedIn } from "./mentioned";

/** The ways from a fact to those it is about; nothing when it is about nobody. */
export function Mentions({ data }: { data: Record<string, unknown> }) {
  const named = mentionedIn(data);
  if (named.length === 0) return null;
  return (
    <p className="mt-2 flex flex-wrap gap-x-3 gap-y-1">
      <span className="text-muted">More about</span>
      {named.map(({ kind, value }) => (
        <EntityLink key={`${kind} ${value}`} kind={kind} value={value} />
      ))}
    </p>
  );
}
