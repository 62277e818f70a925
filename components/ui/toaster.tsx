"use client";
import { Toaster as Sonner, toast } from "sonner";

export { toast };

export function Toaster({ theme }: { theme: "dark" | "light" }) {
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
