import type { Page } from "playwright";

declare global {
  interface Window {
    bench: {
      shift: number;
      longTasks: number[];
      pressedAt: number;
      seen: Map<string, number>;
      painted: () => Promise<number>;
      until: (there: () => boolean) => Promise<number>;
    };
  }
}

/** Before anything of the page runs: counts what moves by itself, what blocks, and when each row was drawn. */
export async function watchPage(page: Page): Promise<void> {
  await page.addInitScript("globalThis.__name = (named) => named"); // the runner wraps functions in it, the page has none
  await page.addInitScript(() => {
    // After the frame: a task that begins when it has been drawn.
    const painted = () =>
      new Promise<number>((resolve) =>
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(performance.now());
          port2.postMessage(null);
        }),
      );
    const until = async (there: () => boolean) => {
      const giveUp = performance.now() + 10_000;
      while (!there()) {
        if (performance.now() > giveUp) throw new Error(`Not seen in 10 s at ${location.href}: ${there}`);
        await new Promise(requestAnimationFrame);
      }
      return painted();
    };
    const bench: Window["bench"] = { shift: 0, longTasks: [], pressedAt: 0, seen: new Map(), painted, until };
    window.bench = bench;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
        if (!entry.hadRecentInput) bench.shift += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) bench.longTasks.push(duration);
    }).observe({ type: "longtask" });
    window.addEventListener(
      "keydown",
      (event) => {
        bench.pressedAt = event.timeStamp;
      },
      { capture: true },
    );
    new MutationObserver(() => {
      const rows = [...document.querySelectorAll<HTMLElement>("[data-row-id]")];
      const fresh = rows.map(({ dataset }) => dataset.rowId ?? "").filter((id) => !bench.seen.has(id));
      if (fresh.length === 0) return;
      for (const id of fresh) bench.seen.set(id, 0);
      void painted().then(() => {
        for (const id of fresh) bench.seen.set(id, Date.now());
      });
    }).observe(document, { childList: true, subtree: true });
  });
}

type Told = { word: string };

/** Presses a key as a person does. @returns milliseconds from the key to the frame in which `there` holds */
export async function pressed(page: Page, key: string, there: (told: Told) => boolean, word = ""): Promise<number> {
  await page.keyboard.press(key);
  return page.evaluate(
    async ({ source, told }) => {
      const holds = new Function("told", `return (${source})(told)`) as (told: Told) => boolean;
      return (await window.bench.until(() => holds(told))) - window.bench.pressedAt;
    },
    { source: String(there), told: { word } },
  );
}
