"use client";
import type { ReactNode } from "react";
import { Announcer } from "@/components/live/announcer";
import { LiveUpdates } from "@/components/live/live-updates";

/** The socket and the spoken news of the console, and nothing that can be pressed. */
export function WallShell({ realtimePort, children }: { realtimePort: number; children: ReactNode }) {
  return (
    <>
      {children}
      <LiveUpdates port={realtimePort} />
      <Announcer />
    </>
  );
}
