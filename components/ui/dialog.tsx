"use client";
import type { DialogProps } from "./dialog-card";
import { loadLater, useLater } from "./load-later";
import { useHeldKeys } from "./use-held-keys";

const card = loadLater(() => import("./dialog-card"));

export function Dialog(props: DialogProps) {
  const loaded = useLater(card, props.open);
  useHeldKeys(props.open && loaded === null);
  return loaded && <loaded.DialogCard {...props} />;
}
