import { toVisiblePieces } from "@/components/ui/visible-text";

const LINES = /[ \t]*(?:\r\n|\r|\n)[ \t\r\n]*|\t+/g;

/** Text from outside on one line, with nothing hidden: what reorders or is unseen stands as its code. */
export function shownText(text: string): string {
  return toVisiblePieces(text.replace(LINES, " ").trim())
    .map((piece) => piece.text)
    .join("");
}
