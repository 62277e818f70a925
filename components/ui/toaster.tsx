"use client";
import type { ReactNode } from "react";
import type { ExternalToast } from "sonner";
import { loadLater, useLater } from "./load-later";

type Theme = "dark" | "light";
type Kind = "message" | "success" | "error" | "warning";

const area = loadLater(() => import("./toast-area"));

let areDrawn: () => void = () => {};
const drawn = new Promise<void>((resolve) => {
  areDrawn = resolve;
});

/** What is said before the area stands waits for it, in its order. */
const say = (kind: Kind) => (title: ReactNode, options?: ExternalToast) => {
  void Promise.all([area.fetch(), drawn]).then(([{ toast: tell }]) => tell[kind](title, options));
};

export const toast = Object.assign(say("message"), {
  success: say("success"),
  error: say("error"),
  warning: say("warning"),
});

export function Toaster({ theme }: { theme: Theme }) {
  const loaded = useLater(area, false);
  return loaded && <loaded.ToastArea theme={theme} onDrawn={areDrawn} />;
}
