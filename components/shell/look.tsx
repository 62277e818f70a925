"use client";
import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import { type Density, otherDensity, setDensityOfPage } from "./density";
import { otherTheme, paintTheme, type Theme } from "./theme";

type Look = { theme: Theme; density: Density; switchTheme: () => void; switchDensity: () => void };

const LookContext = createContext<Look>({
  theme: "dark",
  density: "comfortable",
  switchTheme: () => {},
  switchDensity: () => {},
});

type Props = { initialTheme: Theme; initialDensity: Density; children: ReactNode };

/** How this reader wants the console to look. */
export function LookProvider({ initialTheme, initialDensity, children }: Props) {
  const [theme, setTheme] = useState(initialTheme);
  const [density, setDensity] = useState(initialDensity);
  const look = useMemo(
    () => ({
      theme,
      density,
      switchTheme: () => {
        paintTheme(otherTheme(theme));
        setTheme(otherTheme(theme));
      },
      switchDensity: () => {
        setDensityOfPage(otherDensity(density));
        setDensity(otherDensity(density));
      },
    }),
    [theme, density],
  );
  return <LookContext value={look}>{children}</LookContext>;
}

export const useLook = (): Look => useContext(LookContext);
