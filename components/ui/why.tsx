"use client";
import { createContext, type ReactNode, useCallback, useContext, useState } from "react";
import { classNames } from "./class-names";
import { Popover } from "./popover";

const Leaving = createContext<() => void>(() => {});

/** Closes every card that this is drawn in: something in it leads elsewhere on the page. */
export const useLeaveCards = () => useContext(Leaving);
export const CardLeaving = Leaving.Provider;

type Props = {
  /** What the card explains, as its heading. */
  title: string;
  /** The figure or word that asks for a reason. */
  children: ReactNode;
  /** Why it is so. */
  reason: ReactNode;
  /** Room for a waterfall. */
  wide?: boolean;
  /** What asks is a box, such as a chip: underlined as a whole. */
  boxed?: boolean;
  className?: string;
};

const LOOK = "cursor-pointer rounded-[4px] text-left transition-colors";
const TEXT =
  "underline decoration-faint decoration-dotted underline-offset-[3px] hover:decoration-accent data-[state=open]:decoration-accent";
const BOX =
  "border-faint border-b border-dotted pb-0.5 hover:border-accent hover:border-solid data-[state=open]:border-accent";

/** A number or a word that opens its reason. */
export function Why({ title, children, reason, wide = false, boxed = false, className }: Props) {
  const [open, setOpen] = useState(false);
  const outer = useLeaveCards();
  const leave = useCallback(() => {
    setOpen(false);
    outer();
  }, [outer]);
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      label={title}
      align="start"
      className={classNames(
        "p-3.5 font-normal",
        wide ? "w-[min(680px,calc(100vw-24px))]" : "w-[min(420px,calc(100vw-24px))]",
      )}
      trigger={{
        className: classNames(LOOK, boxed ? BOX : TEXT, className),
        children: (
          <>
            {children}
            <span className="sr-only">: why?</span>
          </>
        ),
      }}
    >
      <CardLeaving value={leave}>
        <p className="mb-2 font-semibold text-[13px]">{title}</p>
        {reason}
      </CardLeaving>
    </Popover>
  );
}
