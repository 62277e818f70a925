import { describe, expect, it } from "vitest";
import type { Column } from "./csv-columns";
import { streamCsv } from "./stream-csv";

type Row = { n: number };
const COLUMNS: Column<Row>[] = [["n", (row) => row.n]];

/** Pages of ten; fails at the page that it is told. */
function pagesOf(count: number, failAt = -1) {
  const asked: (string | undefined)[] = [];
  const read = async (cursor: string | undefined) => {
    asked.push(cursor);
    const from = Number(cursor ?? 0);
    if (from / 10 === failAt) throw new Error("the store is gone");
    const items = Array.from({ length: Math.min(10, count - from) }, (_, at) => ({ n: from + at }));
    return {
      items,
      next_cursor: from + 10 < count ? String(from + 10) : null,
      total: Math.min(count, 20),
      total_is_lower_bound: count > 20,
    };
  };
  return { asked, read };
}
const textOf = (body: ReadableStream<Uint8Array>) => new Response(body).text(); // takes the byte order mark away

describe("a list as CSV", () => {
  it("holds every row once, in order, with a byte order mark and CRLF", async () => {
    const { body, total } = await streamCsv(COLUMNS, pagesOf(35).read);
    const bytes = new Uint8Array(await new Response(body).arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = new TextDecoder().decode(bytes).split("\r\n");
    expect(lines).toEqual(["n", ...Array.from({ length: 35 }, (_, n) => String(n)), ""]);
    expect(total).toBeNull();
  });

  it("of nothing is its head alone", async () => {
    const { body, total } = await streamCsv(COLUMNS, pagesOf(0).read);
    expect([await textOf(body), total]).toEqual(["n\r\n", 0]);
  });

  it("ends at the bound, and asks for nothing behind it", async () => {
    const pages = pagesOf(100);
    const { body } = await streamCsv(COLUMNS, pages.read, 25);
    expect((await textOf(body)).trim().split("\r\n")).toHaveLength(26);
    expect(pages.asked).toEqual([undefined, "10", "20"]);
  });

  it("reads no page before it is asked for", async () => {
    const pages = pagesOf(100);
    const { body } = await streamCsv(COLUMNS, pages.read);
    const reader = body.getReader();
    await reader.read();
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(pages.asked).toEqual([undefined]);
    await reader.cancel();
    expect(pages.asked).toEqual([undefined]);
  });

  it("answers nothing when the first page fails, and breaks off when a later one does", async () => {
    await expect(streamCsv(COLUMNS, pagesOf(30, 0).read)).rejects.toThrow("the store is gone");
    const { body } = await streamCsv(COLUMNS, pagesOf(30, 2).read);
    await expect(textOf(body)).rejects.toThrow("the store is gone");
  });
});
