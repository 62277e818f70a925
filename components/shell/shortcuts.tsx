"use client";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { setDemoPanel } from "@/components/demo/panel-open";
import { PAGES } from "@/components/palette/entries";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { isPlainKey } from "./plain-key";

const SEQUENCE_MS = 1_200;
const GO = PAGES.filter(({ keys }) => keys?.[0] === "g");
const HREF_OF = new Map(GO.map(({ keys, href }) => [keys?.[1], href]));

const SHEET: { title: string; keys: [string[], string][] }[] = [
  {
    title: "Go to",
    keys: [...GO.map(({ keys, words }): [string[], string] => [keys ?? [], words]), [["g", "d"], "Demo panel"]],
  },
  {
    title: "Everywhere",
    keys: [
      [["Ctrl K"], "Everything by name: pages, actions, threats, alerts, entities"],
      [["/"], "Search or filter"],
      [["?"], "This sheet"],
    ],
  },
  {
    title: "In a list",
    keys: [
      [["j"], "Next row"],
      [["k"], "Row before"],
      [["Enter"], "Open it"],
      [["w"], "Open it at the reasons of its score"],
      [["Esc"], "Close what is open"],
    ],
  },
  {
    title: "In the review queue",
    keys: [
      [["n"], "Add a note to what is shown"],
      [["s"], "Snooze it, with a reason, or wake it"],
      [["z"], "Take back what was just done"],
      [["p"], "Why it stands where it stands"],
      [["f"], "One item a screen, without the list"],
      [["x"], "Select the row"],
      [["X"], "Select up to the row"],
      [["A"], "Select every row that is loaded; E selects all that match"],
      [["T"], "Take all that are selected; R resolves, S snoozes them"],
      [["."], "Let new rows in"],
    ],
  },
  {
    title: "On a threat or an alert",
    keys: [
      [["t"], "Take it"],
      [["r"], "Resolve it"],
      [["a"], "Approve the proposed action, after a confirmation"],
      [["w"], "Why: the score, term by term"],
      [["e"], "Export or share it: a link, a report, a file"],
    ],
  },
];

/** The keys that work on every page, and the sheet that lists them all. */
export function Shortcuts() {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    let wentAt = 0;
    const onKey = (event: KeyboardEvent) => {
      if (!isPlainKey(event)) return;
      const inChord = Date.now() - wentAt < SEQUENCE_MS;
      const page = inChord ? HREF_OF.get(event.key) : undefined;
      wentAt = event.key === "g" ? Date.now() : 0;
      if (page) {
        event.preventDefault();
        event.stopImmediatePropagation();
        router.push(page);
      } else if (inChord && event.key === "d") {
        event.preventDefault();
        event.stopImmediatePropagation();
        setDemoPanel(true);
      } else if (event.key === "/") {
        event.preventDefault();
        document.getElementById("filter-search")?.focus(); // where there is none, the palette opens
      } else if (event.key === "?") {
        event.preventDefault();
        setOpen(true);
      }
    };
    document.addEventListener("keydown", onKey, { capture: true }); // before a page's own `t`
    return () => document.removeEventListener("keydown", onKey, { capture: true });
  }, [router]);
  return (
    <Dialog open={open} onOpenChange={setOpen} title="Keyboard shortcuts" width="wide">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section aria-label="All keys" tabIndex={0} className="gap-6 rounded-control min-[700px]:columns-2">
        {SHEET.map((part) => (
          <section key={part.title} className="mb-4 break-inside-avoid">
            <h3 className="mb-1 text-[12px] text-muted">{part.title}</h3>
            <dl>
              {part.keys.map(([keys, words]) => (
                <div
                  key={words}
                  className="flex min-h-8 items-center justify-between gap-4 border-line border-b py-1 last:border-b-0"
                >
                  <dt>{words}</dt>
                  <dd className="flex shrink-0 gap-1">
                    <span className="sr-only">{keys.join(" then ")}</span>
                    {keys.map((key) => (
                      <Kbd key={key}>{key}</Kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </section>
    </Dialog>
  );
}
