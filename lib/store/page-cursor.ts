import { AppError } from "@/lib/errors";
import { failureOf } from "./failure";
import type { WordMatch } from "./threat-filter";

/** The last row of the page before, and how the search looked for words. */
export type Cursor = { seq: number; how: WordMatch };

/** `s123` or, while the search looks for beginnings of words, `b123`. */
export const cursorFor = (seq: number, how: WordMatch) => `${how === "beginning" ? "b" : "s"}${seq}`;

function cursorOf(noun: string, cursor: string | undefined): Cursor | null {
  if (cursor === undefined) return null;
  const [, how, seq] = /^([sb])(\d{1,15})$/.exec(cursor) ?? [];
  if (seq === undefined) {
    throw new AppError("invalid", `Invalid ${noun} query: cursor is not one that this list gave.`, {
      errors: [{ path: "cursor", message: "must be a next_cursor of this list" }],
    });
  }
  return { seq: Number(seq), how: how === "b" ? "beginning" : "whole" };
}

/** One page. Whole words are walked lazily; only when none match are beginnings gathered. @throws invalid for a cursor or a search that cannot be read */
export async function pageByWords<Page extends { total: number }>(
  noun: string,
  query: { cursor?: string | undefined; search?: string | undefined },
  pageOf: (how: WordMatch, after: Cursor | null) => Promise<Page>,
): Promise<Page> {
  const after = cursorOf(noun, query.cursor);
  try {
    const page = await pageOf(after?.how ?? "whole", after);
    if (!query.search?.trim() || after || page.total > 0) return page;
    return await pageOf("beginning", null);
  } catch (error) {
    if (!/fts5|phrase/i.test(failureOf(error)?.message ?? "")) throw error;
    throw new AppError("invalid", `Invalid ${noun} query: search cannot be read.`, {
      errors: [{ path: "search", message: "must be plain words" }],
      cause: error,
    });
  }
}
