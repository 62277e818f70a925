"use client";
import { Moon, Sun } from "lucide-react";
import { Tooltip } from "@/components/ui/tooltip";
import { otherTheme, paintTheme, type Theme } from "./theme";

type Props = { theme: Theme; onChange: (theme: Theme) => void };

export function ThemeToggle({ theme, onChange }: Props) {
  const other = otherTheme(theme);
  const change = () => {
    paintTheme(other);
    onChange(other);
  };
  return (
    <Tooltip content={`Switch to the ${other} theme`}>
      <button
        type="button"
        onClick={change}
        aria-label={`Switch to the ${other} theme`}
        className="grid size-8 shrink-0 cursor-pointer place-items-center rounded-control border border-line text-muted hover:border-faint hover:text-text"
      >
        {theme === "dark" ? <Sun aria-hidden="true" size={15} /> : <Moon aria-hidden="true" size={15} />}
      </button>
    </Tooltip>
  );
}
