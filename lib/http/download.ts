import type { CsvFile } from "@/lib/services/stream-csv";
import { MOST_ROWS } from "@/lib/services/stream-csv";

const STAMP = /[-:]|\.\d+/g;

/** An answer that browsers keep as a file. `name` is made of our own words and ids: nothing from outside stands in it. */
export function download(
  body: BodyInit,
  name: string,
  contentType: string,
  more: Record<string, string> = {},
): Response {
  const headers = { "content-type": contentType, "content-disposition": `attachment; filename="${name}"`, ...more };
  return new Response(body, { headers });
}

/** `threats-20260131T120000Z.csv`: a list is of a moment. */
export function downloadCsv({ body, total }: CsvFile, list: "threats" | "alerts", now: Date): Response {
  const name = `${list}-${now.toISOString().replace(STAMP, "")}.csv`;
  return download(body, name, "text/csv; charset=utf-8; header=present", {
    "x-row-limit": String(MOST_ROWS),
    ...(total === null ? {} : { "x-total-rows": String(total) }),
  });
}

/** The whole document as a person reads it, not as programs send it. */
export const downloadJson = (data: unknown, name: string) =>
  download(`${JSON.stringify(data, null, 2)}\n`, `${name}.json`, "application/json; charset=utf-8");

export const downloadMarkdown = (text: string, name: string) =>
  download(text, `${name}.md`, "text/markdown; charset=utf-8");

/** `threat-brute_force-3f2c8a54` or, with a ticket, `alert-SOC-000012-3f2c8a54`. */
export const reportName = (kind: "threat" | "alert", word: string | null, id: string) =>
  [kind, word, id.slice(0, 8)].filter((part) => part !== null).join("-");
