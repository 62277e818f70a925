"use client";
import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "./button";

type Props = { text: string; label?: string; iconOnly?: boolean };

export function CopyButton({ text, label = "Copy", iconOnly }: Props) {
  const [state, setState] = useState<"idle" | "copied" | "failed">("idle");
  useEffect(() => {
    if (state === "idle") return;
    const timer = setTimeout(() => setState("idle"), 2000);
    return () => clearTimeout(timer);
  }, [state]);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setState("copied"),
      () => setState("failed"),
    );
  const words = state === "copied" ? "Copied" : state === "failed" ? "Copying was refused" : label;
  return (
    <Button
      variant="ghost"
      size="small"
      onClick={copy}
      aria-label={iconOnly ? words : undefined}
      icon={state === "copied" ? <Check aria-hidden="true" size={13} /> : <Copy aria-hidden="true" size={13} />}
    >
      {!iconOnly && words}
      <span className="sr-only" role="status">
        {state === "idle" ? "" : words}
      </span>
    </Button>
  );
}
