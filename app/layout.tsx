import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { DENSITY_COOKIE, readDensity } from "@/components/shell/density";
import { readTheme, THEME_COOKIE } from "@/components/shell/theme";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Agentic SOC", template: "%s · Agentic SOC" },
  description: "Threat signals, judged by small specialist agents, with the evidence beside each claim.",
};

export const viewport: Viewport = { width: "device-width", initialScale: 1 };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const jar = await cookies();
  const theme = readTheme(jar.get(THEME_COOKIE)?.value);
  const density = readDensity(jar.get(DENSITY_COOKIE)?.value);
  return (
    <html lang="en" data-theme={theme} data-density={density} suppressHydrationWarning>
      <body>{children}</body>
    </html>
  );
}
