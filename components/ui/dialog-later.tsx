"use client";
import type { ComponentType } from "react";
import { loadLater, useLater } from "./load-later";
import { useHeldKeys } from "./use-held-keys";

/** A dialog that is fetched ahead. What is typed between asking for it and its coming is kept for it. */
export function dialogLater<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  const part = loadLater(load);
  return function DialogLater(props: P) {
    const Part = useLater(part, true);
    useHeldKeys(Part === null);
    return Part && <Part {...props} />;
  };
}
