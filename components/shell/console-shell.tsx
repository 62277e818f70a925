"use client";
import type { ReactNode } from "react";
import { DemoButton } from "@/components/demo/demo-button";
import { DemoDock } from "@/components/demo/demo-dock";
import { Announcer } from "@/components/live/announcer";
import { ConnectionPill } from "@/components/live/connection-pill";
import { LiveUpdates } from "@/components/live/live-updates";
import { StaleBanner } from "@/components/live/stale-banner";
import { ConsoleMode } from "@/components/model/console-mode";
import { NotificationBell } from "@/components/notifications/notification-bell";
import { TriggerButton } from "@/components/trigger/trigger-button";
import { Toaster } from "@/components/ui/toaster";
import type { Density } from "./density";
import { DensityToggle } from "./density-toggle";
import { FetchAhead } from "./fetch-ahead";
import { GeneratorPill } from "./generator-pill";
import { GlobalSearch } from "./global-search";
import { LookProvider, useLook } from "./look";
import { Rail } from "./rail";
import { Shortcuts } from "./shortcuts";
import type { Theme } from "./theme";
import { ThemeToggle } from "./theme-toggle";

type Props = {
  realtimePort: number;
  mode: "rules" | "live";
  initialTheme: Theme;
  initialDensity: Density;
  children: ReactNode;
};

function Messages() {
  const { theme } = useLook();
  return <Toaster theme={theme} />;
}

/** What stands around every page. */
export function ConsoleShell({ realtimePort, mode, initialTheme, initialDensity, children }: Props) {
  return (
    <LookProvider initialTheme={initialTheme} initialDensity={initialDensity}>
      <div className="min-h-dvh min-[900px]:grid min-[900px]:grid-cols-[184px_minmax(0,1fr)]">
        <a
          href="#content"
          className="-top-12 fixed left-3 z-50 rounded-control bg-accent px-3 py-2 text-on-accent focus:top-3"
        >
          Skip to the content
        </a>
        <Rail />
        <div className="min-w-0">
          <header className="z-30 flex min-h-[53px] flex-wrap items-center gap-2 border-line border-b bg-ground px-3 py-2 min-[900px]:sticky min-[900px]:top-0 min-[900px]:px-[18px]">
            <GlobalSearch />
            <div className="flex flex-wrap items-center gap-2 max-[600px]:contents max-[600px]:*:order-2">
              <ConnectionPill />
              <ConsoleMode configured={mode} />
              <GeneratorPill />
              <NotificationBell />
              <DensityToggle />
              <ThemeToggle />
              <DemoButton />
              <TriggerButton />
            </div>
          </header>
          <StaleBanner />
          <main id="content" className="p-3 min-[900px]:p-[18px]">
            {children}
          </main>
        </div>
        <LiveUpdates port={realtimePort} />
        <FetchAhead />
        <Announcer />
        <DemoDock />
        <Shortcuts />
        <Messages />
      </div>
    </LookProvider>
  );
}
