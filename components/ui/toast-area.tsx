"use client";
import { useEffect } from "react";
import { Toaster as Sonner, toast } from "sonner";

export { toast };

type Props = { theme: "dark" | "light" /** From here on what is said is shown. */; onDrawn: () => void };

export function ToastArea({ theme, onDrawn }: Props) {
  useEffect(onDrawn, [onDrawn]); // after the area's own effects, by which it hears
  return (
    <Sonner
      theme={theme}
      position="bottom-right"
      gap={8}
      visibleToasts={4}
      closeButton
      toastOptions={{
        classNames: {
          toast: "pointer-events-auto !rounded-panel !border-line !bg-panel !text-text !shadow-none !font-sans",
          description: "!text-muted",
          actionButton: "!bg-accent !text-on-accent",
          closeButton: "!bg-panel !border-line !text-muted",
        },
      }}
    />
  );
}
