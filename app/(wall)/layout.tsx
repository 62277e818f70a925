import { HydrationBoundary } from "@tanstack/react-query";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { Providers } from "@/components/shell/providers";
import { WallShell } from "@/components/wallboard/wall-shell";
import { env } from "@/lib/config/env";
import { consoleContext } from "@/lib/services/context";
import { shellState } from "../(console)/first-paint";

/** Without rail and bar: what is read from across a room. */
export default async function WallLayout({ children }: { children: ReactNode }) {
  await connection();
  return (
    <Providers renderedAt={Date.now()} actorName={consoleContext().actor.name}>
      <HydrationBoundary state={await shellState()}>
        <WallShell realtimePort={env().realtimePort}>{children}</WallShell>
      </HydrationBoundary>
    </Providers>
  );
}
