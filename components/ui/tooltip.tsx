"use client";
import {
  cloneElement,
  type HTMLAttributes,
  type ReactElement,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";
import { TooltipBubble } from "./tooltip-bubble";

const DELAY_MS = 250;
const LINGER_MS = 120; // long enough to move onto the words

type Props = { content: ReactNode; children: ReactElement<HTMLAttributes<HTMLElement>> };

/** Words on hover and on focus. `children` is one element that can have the focus. */
export function Tooltip({ content, children }: Props) {
  const id = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const show = (next: HTMLElement | null, afterMs: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setAnchor(next), afterMs);
  };
  const { props } = children;
  return (
    <>
      {cloneElement(children, {
        "aria-describedby": anchor ? id : props["aria-describedby"],
        onPointerEnter: (event) => {
          props.onPointerEnter?.(event);
          if (event.pointerType !== "touch") show(event.currentTarget, DELAY_MS);
        },
        onPointerLeave: (event) => {
          props.onPointerLeave?.(event);
          show(null, LINGER_MS);
        },
        onPointerDown: (event) => {
          props.onPointerDown?.(event);
          show(null, 0);
        },
        onFocus: (event) => {
          props.onFocus?.(event);
          if (event.currentTarget.matches(":focus-visible")) show(event.currentTarget, 0);
        },
        onBlur: (event) => {
          props.onBlur?.(event);
          show(null, 0);
        },
      })}
      {anchor && (
        <TooltipBubble
          id={id}
          anchor={anchor}
          onEnter={() => clearTimeout(timer.current)}
          onLeave={() => show(null, LINGER_MS)}
          onClose={() => setAnchor(null)}
        >
          {content}
        </TooltipBubble>
      )}
    </>
  );
}
