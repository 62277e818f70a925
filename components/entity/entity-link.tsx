import Link from "next/link";
import { classNames } from "@/components/ui/class-names";
import { OutsideText } from "@/components/ui/outside-text";
import type { EntityKind } from "@/lib/schema/entity";
import { ENTITY_KIND_WORD, entityHref } from "./entity-words";

type Props = { kind: EntityKind; value: string; mono?: boolean; quiet?: boolean; className?: string };

/** A name that leads to everything known of it. `quiet` keeps the colour of the text around it. */
export function EntityLink({ kind, value, mono = kind !== "customer", quiet = false, className }: Props) {
  const href = entityHref(kind, value);
  const name = <OutsideText mono={mono}>{value}</OutsideText>;
  if (href === null) return name;
  return (
    <Link
      href={href}
      prefetch={false}
      title={`${ENTITY_KIND_WORD[kind]}: everything known`}
      className={classNames(
        "rounded-chip hover:underline",
        quiet ? "underline decoration-faint decoration-dotted underline-offset-2 hover:text-text" : "text-accent",
        className,
      )}
    >
      {name}
    </Link>
  );
}
