"use client";
import { Moon, Sun } from "lucide-react";
import { IconSwitch } from "./icon-switch";
import { useLook } from "./look";
import { otherTheme } from "./theme";

export function ThemeToggle() {
  const { theme, switchTheme } = useLook();
  const Icon = theme === "dark" ? Sun : Moon;
  return (
    <IconSwitch label={`Switch to the ${otherTheme(theme)} theme`} onPress={switchTheme}>
      <Icon aria-hidden="true" size={15} />
    </IconSwitch>
  );
}
