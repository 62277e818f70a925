/** How many rows one file holds at most; the call says the same in `X-Row-Limit`. */
const MOST_ROWS = 100_000;

export type Total = { total: number; total_is_lower_bound: boolean };

const words = new Intl.NumberFormat("en-GB").format;

/** What a click would bring: "Download 12 threats as CSV". The list is counted exactly only to 1,000. */
export function csvWords(noun: "threat" | "alert", counted: Total | undefined): string {
  if (!counted) return `Download these ${noun}s as CSV`;
  const { total, total_is_lower_bound: more } = counted;
  if (total > MOST_ROWS) return `Download the newest ${words(MOST_ROWS)} of ${words(total)} ${noun}s as CSV`;
  const rows = total === 1 && !more ? `1 ${noun}` : `${words(total)} ${noun}s`;
  return more ? `Download over ${rows} as CSV, ${words(MOST_ROWS)} at most` : `Download ${rows} as CSV`;
}
