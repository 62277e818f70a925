"use client";
import { Search } from "lucide-react";
import { useEffect, useState } from "react";
import { setDemoPanel } from "@/components/demo/panel-open";
import type { Entry } from "@/components/palette/entries";
import { useTriggerWithToast } from "@/components/trigger/use-trigger-with-toast";
import { useHydrated } from "@/components/ui/clock";
import { dialogLater } from "@/components/ui/dialog-later";
import { Kbd } from "@/components/ui/kbd";
import { otherDensity } from "./density";
import { useLook } from "./look";
import { isPlainKey } from "./plain-key";
import { otherTheme } from "./theme";

const Palette = dialogLater(() => import("@/components/palette/palette").then((file) => file.default));

/** Cmd or Ctrl K anywhere; `/` where the page has no search of its own. */
function opens(event: KeyboardEvent): boolean {
  if (event.key.toLowerCase() === "k" && (event.metaKey || event.ctrlKey) && !event.altKey && !event.shiftKey) {
    return document.querySelector("[role=dialog], [role=alertdialog]") === null;
  }
  return event.key === "/" && isPlainKey(event) && document.getElementById("filter-search") === null;
}

/** The box in the bar: it opens the palette, which finds everything. */
export function GlobalSearch() {
  const [open, setOpen] = useState(false);
  const { theme, density, switchTheme, switchDensity } = useLook();
  const { trigger } = useTriggerWithToast();
  const hydrated = useHydrated();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!opens(event)) return;
      event.preventDefault();
      event.stopPropagation();
      setOpen(true);
    };
    window.addEventListener("keydown", onKey, { capture: true }); // before the shell's own keys
    return () => window.removeEventListener("keydown", onKey, { capture: true });
  }, []);
  const actions: Entry[] = [
    { id: "act-trigger", words: "Trigger critical threat", act: () => trigger({ scenario: "critical_threat" }) },
    { id: "act-demo", words: "Demo: play a story, reset the data", keys: ["g", "d"], act: () => setDemoPanel(true) },
    { id: "act-theme", words: `Switch to the ${otherTheme(theme)} theme`, act: switchTheme },
    { id: "act-density", words: `Switch to ${otherDensity(density)} rows`, act: switchDensity },
  ];
  const mac = hydrated && /Mac|iPhone|iPad/.test(navigator.userAgent);
  return (
    <search className="min-w-[160px] flex-1">
      <button
        type="button"
        onClick={() => setOpen(true)}
        aria-keyshortcuts="Control+K Meta+K"
        aria-haspopup="dialog"
        className="flex h-8 w-full max-w-[340px] cursor-pointer items-center gap-2 rounded-control border border-line bg-ground px-2.5 text-left text-muted hover:border-faint hover:text-text max-[900px]:max-w-none"
      >
        <Search aria-hidden="true" size={14} className="shrink-0" />
        <span className="min-w-0 flex-1 truncate">Search everything</span>
        <span className="flex gap-1 max-[600px]:hidden">
          <Kbd>{mac ? "⌘" : "Ctrl"}</Kbd>
          <Kbd>K</Kbd>
        </span>
      </button>
      {open && <Palette actions={actions} onClose={() => setOpen(false)} />}
    </search>
  );
}
