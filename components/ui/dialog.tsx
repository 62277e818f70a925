"use client";
import type { DialogProps } from "./dialog-card";
import { loadLater, useLater } from "./load-later";

const card = loadLater(() => import("./dialog-card"));

export function Dialog(props: DialogProps) {
  const loaded = useLater(card, props.open);
  return loaded && <loaded.DialogCard {...props} />;
}
