import { expect, type Page } from "@playwright/test";
import { threatList } from "./story";

type Row = { at: number; of: number; id: string };

/** All ids of the list in the order shown, read as a person does: from the top, one screen after the other. */
export async function readWholeList(page: Page): Promise<string[]> {
  const list = threatList(page);
  const seen = new Map<number, string>();
  await list.evaluate((element) => element.parentElement?.scrollTo(0, 0));
  for (;;) {
    const rows = await list.evaluate(async (element): Promise<Row[]> => {
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      await frame();
      await frame();
      return [...element.querySelectorAll("li")].map((row) => ({
        at: Number(row.getAttribute("aria-posinset")),
        of: Number(row.getAttribute("aria-setsize")),
        id: row.querySelector("[data-row-link]")?.getAttribute("href")?.split("/").at(-1) ?? "",
      }));
    });
    for (const row of rows) {
      expect(seen.get(row.at) ?? row.id, `row ${row.at} while it is read`).toBe(row.id);
      seen.set(row.at, row.id);
    }
    const last = rows.at(-1);
    if (last && last.at === last.of) break;
    await list.evaluate((element) => {
      const box = element.parentElement;
      box?.scrollBy(0, box.clientHeight);
    });
  }
  return [...seen].sort(([a], [b]) => a - b).map(([, id]) => id);
}

type Stored = { id: string; seq: number };

/** What the store holds, newest first, page by page. */
export async function readStored(address: string): Promise<Stored[]> {
  const all: Stored[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const answer = await fetch(`${address}/api/threats?limit=200${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
    const page = (await answer.json()) as { items: Stored[]; next_cursor: string | null };
    all.push(...page.items);
    cursor = page.next_cursor;
  }
  return all;
}
