"use client";
import { Play } from "lucide-react";
import { Button, type ButtonVariant } from "@/components/ui/button";
import { usePlaySamples } from "./use-submit";

type Props = { variant?: ButtonVariant; onPlayed?: () => void };

/** Fifteen prepared alerts, as often as wished: each time they are new to the house. */
export function PlaySamples({ variant, onPlayed }: Props) {
  const { play, busy } = usePlaySamples();
  return (
    <Button
      variant={variant}
      busy={busy}
      icon={<Play aria-hidden="true" size={13} />}
      onClick={() => void play().then((played) => played && onPlayed?.())}
    >
      {busy ? "Playing…" : "Play the 15 samples"}
    </Button>
  );
}
