import { HydrationBoundary } from "@tanstack/react-query";
import { cookies } from "next/headers";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { ConsoleShell } from "@/components/shell/console-shell";
import { DENSITY_COOKIE, readDensity } from "@/components/shell/density";
import { Providers } from "@/components/shell/providers";
import { readTheme, THEME_COOKIE } from "@/components/shell/theme";
import { env } from "@/lib/config/env";
import { consoleContext } from "@/lib/services/context";
import { shellState } from "./first-paint";
import "./print.css";

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  await connection(); // drawn anew for every request: the port and the threats are known only then
  const jar = await cookies();
  return (
    <Providers renderedAt={Date.now()} actorName={consoleContext().actor.name}>
      <HydrationBoundary state={await shellState()}>
        <ConsoleShell
          realtimePort={env().realtimePort}
          mode={consoleContext().house.reasoner ? "live" : "rules"}
          initialTheme={readTheme(jar.get(THEME_COOKIE)?.value)}
          initialDensity={readDensity(jar.get(DENSITY_COOKIE)?.value)}
        >
          {children}
        </ConsoleShell>
      </HydrationBoundary>
    </Providers>
  );
}
