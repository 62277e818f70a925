"use client";
import { Moon, Sun } from "lucide-react";
import { Tooltip } from "@/components/ui/tooltip";
import { THEME_COOKIE, type Theme } from "./theme";

type Props = { theme: Theme; onChange: (theme: Theme) => void };

/** The choice lies in a cookie, so that the server paints the right theme at once. */
export function ThemeToggle({ theme, onChange }: Props) {
  const other: Theme = theme === "dark" ? "light" : "dark";
  const change = () => {
    document.documentElement.dataset.theme = other;
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not everywhere yet
    document.cookie = `${THEME_COOKIE}=${other}; path=/; max-age=31536000; samesite=lax`;
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
