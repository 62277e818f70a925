const REORDERING = /[\u202a-\u202e\u2066-\u2069]/g;

/** Text from outside in which nothing turns the reading order: what would is shown by its code instead. */
export function fixedDirection(text: string): string {
  return text.replace(REORDERING, (mark) => `\u27e8U+${mark.charCodeAt(0).toString(16).toUpperCase()}\u27e9`);
}
