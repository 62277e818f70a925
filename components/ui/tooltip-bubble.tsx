"use client";
import { type ReactNode, useEffect, useLayoutEffect, useRef } from "react";
import { createPortal } from "react-dom";

const GAP = 6;
const EDGE = 8;

type Props = {
  id: string;
  anchor: HTMLElement;
  onEnter: () => void;
  onLeave: () => void;
  onClose: () => void;
  children: ReactNode;
};

/** Above the anchor, or below it where there is no room. */
function place(own: HTMLElement, anchor: HTMLElement): void {
  const at = anchor.getBoundingClientRect();
  const { width, height } = own.getBoundingClientRect();
  const above = at.top - GAP - height;
  const middle = at.left + (at.width - width) / 2;
  own.style.top = `${above >= EDGE ? above : at.bottom + GAP}px`;
  own.style.left = `${Math.max(EDGE, Math.min(middle, window.innerWidth - width - EDGE))}px`;
}

/** Stays with its anchor; Esc sends it away. */
export function TooltipBubble({ id, anchor, onEnter, onLeave, onClose, children }: Props) {
  const bubble = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);

  useLayoutEffect(() => {
    close.current = onClose;
    if (bubble.current) place(bubble.current, anchor);
  });

  useEffect(() => {
    const move = () => {
      if (bubble.current) place(bubble.current, anchor);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.stopPropagation(); // it is the uppermost thing: what lies under it stays
      close.current();
    };
    window.addEventListener("keydown", onKey, { capture: true });
    window.addEventListener("scroll", move, { capture: true, passive: true });
    window.addEventListener("resize", move);
    return () => {
      window.removeEventListener("keydown", onKey, { capture: true });
      window.removeEventListener("scroll", move, { capture: true });
      window.removeEventListener("resize", move);
    };
  }, [anchor]);

  return createPortal(
    <div
      ref={bubble}
      id={id}
      role="tooltip"
      onPointerEnter={onEnter}
      onPointerLeave={onLeave}
      className="fixed top-0 left-0 z-50 w-max max-w-[300px] rounded-control border border-line bg-raised px-2.5 py-1.5 text-[12px] text-text"
    >
      {children}
    </div>,
    document.body,
  );
}
