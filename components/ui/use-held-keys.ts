"use client";
import { useLayoutEffect } from "react";

const AT_MOST_MS = 4_000; // a keyboard that is held for ever would be worse than a key that is lost

function pressAgain({ key, code, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): void {
  const target = document.activeElement ?? document.body;
  const again = { key, code, ctrlKey, metaKey, altKey, shiftKey, bubbles: true, cancelable: true };
  const taken = !target.dispatchEvent(new KeyboardEvent("keydown", again));
  const typing = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
  // an event made by a script types nothing by itself
  if (!taken && typing && key.length === 1 && !ctrlKey && !metaKey) document.execCommand("insertText", false, key);
}

/** While something that was asked for is on its way, nobody hears the keys; when it is there, it hears them in their order. */
export function useHeldKeys(waiting: boolean): void {
  useLayoutEffect(() => {
    if (!waiting) return;
    const held: KeyboardEvent[] = [];
    const hold = (event: KeyboardEvent) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      held.push(event);
    };
    const letGo = () => {
      clearTimeout(timer);
      window.removeEventListener("keydown", hold, { capture: true });
      setTimeout(() => held.splice(0).forEach(pressAgain), 0); // when it has taken the focus
    };
    const timer = setTimeout(letGo, AT_MOST_MS);
    window.addEventListener("keydown", hold, { capture: true });
    return letGo;
  }, [waiting]);
}
