export type CsvValue = string | number | boolean | null;

// Spreadsheets run what begins so, also after blanks and unseen characters, and in the full-width forms of East Asian keyboards.
const FORMULA = /^(?:[\t\r]|[\s\p{C}]*[=+\-@\uff1d\uff0b\uff0d\uff20])/u;
const NEEDS_QUOTES = /[",;\t\r\n]|^\s|\s$/;

/** One field of RFC 4180. Text that a spreadsheet would run as a formula is kept text by an apostrophe; numbers stay numbers. */
export function csvField(value: CsvValue): string {
  if (value === null) return "";
  if (typeof value !== "string") return String(value);
  const harmless = FORMULA.test(value) ? `'${value}` : value;
  return NEEDS_QUOTES.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

export const csvLine = (values: CsvValue[]) => `${values.map(csvField).join(",")}\r\n`;
