import { type ReactNode, useId } from "react";
import { classNames } from "./class-names";

type Props = {
  title: string;
  /** Words in small beside the title. */
  hint?: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
  className?: string;
  bodyClassName?: string;
};

/** A titled region. */
export function Panel({ title, hint, aside, children, className, bodyClassName }: Props) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className={classNames("min-w-0 rounded-panel border border-line bg-panel", className)}
    >
      <header className="flex min-h-[46px] flex-wrap items-center gap-x-3 gap-y-1 border-line border-b px-3.5 py-2">
        <h2 id={id} className="font-semibold text-[13px]">
          {title}
        </h2>
        {hint && <span className="text-[12px] text-muted">{hint}</span>}
        {aside && <div className="ml-auto flex flex-wrap items-center gap-2">{aside}</div>}
      </header>
      <div className={bodyClassName ?? "p-3.5"}>{children}</div>
    </section>
  );
}
