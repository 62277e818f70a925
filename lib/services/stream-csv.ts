import type { Column } from "./csv-columns";
import { csvLine } from "./csv-text";

export const MOST_ROWS = 100_000;
export const PAGE_ROWS = 500;

const BYTE_ORDER_MARK = "\uFEFF"; // without it Excel takes UTF-8 for the local code page

type Page<Row> = { items: Row[]; next_cursor: string | null; total: number; total_is_lower_bound: boolean };

/** `total` is null when the list only knows that it is large. */
export type CsvFile = { body: ReadableStream<Uint8Array>; total: number | null };

/**
 * A list as CSV, page by page as it is read, so that no more than one page is in memory.
 * The first page is read before anything is answered; a later failure breaks the transfer off, so no file looks whole that is not.
 */
export async function streamCsv<Row>(
  columns: readonly Column<Row>[],
  readPage: (cursor: string | undefined) => Promise<Page<Row>>,
  most = MOST_ROWS,
): Promise<CsvFile> {
  const encoder = new TextEncoder();
  const first = await readPage(undefined);
  let left = most;
  const linesOf = ({ items }: Page<Row>): string => {
    const taken = items.slice(0, left);
    left -= taken.length;
    return taken.map((row) => csvLine(columns.map(([, of]) => of(row)))).join("");
  };
  async function* pieces(): AsyncGenerator<Uint8Array> {
    yield encoder.encode(BYTE_ORDER_MARK + csvLine(columns.map(([name]) => name)) + linesOf(first));
    for (let cursor = first.next_cursor; cursor !== null && left > 0; ) {
      const page = await readPage(cursor);
      yield encoder.encode(linesOf(page));
      cursor = page.next_cursor;
    }
  }
  const rest = pieces();
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await rest.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        await rest.return(undefined);
      },
    },
    { highWaterMark: 0 }, // nothing is read that nobody has asked for
  );
  return { body, total: first.total_is_lower_bound ? null : first.total };
}
