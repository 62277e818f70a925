/** A run of ordinary text, or one character that a reader would not see (or that would reorder what they see). */
export type TextPiece = { kind: "text"; text: string } | { kind: "mark"; text: string; code: string };

const CONTROLS =
  "NUL SOH STX ETX EOT ENQ ACK BEL BS TAB LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US".split(
    " ",
  );

const NAMED: Record<number, string> = {
  8203: "zero-width space",
  8204: "zero-width non-joiner",
  8205: "zero-width joiner",
  8206: "left-to-right mark",
  8207: "right-to-left mark",
  8234: "left-to-right embedding",
  8235: "right-to-left embedding",
  8236: "pop directional formatting",
  8237: "left-to-right override",
  8238: "right-to-left override",
  8288: "word joiner",
  8294: "left-to-right isolate",
  8295: "right-to-left isolate",
  8296: "first strong isolate",
  8297: "pop directional isolate",
  65279: "byte order mark",
  173: "soft hyphen",
  160: "no-break space",
};

// Every control, format, private-use and unassigned character, surrogates, blanks that are not a plain space, and fillers.
const HIDDEN =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\u115f\u1160\u3164\uffa0\p{VS}]/u;

const codeOf = (point: number) => `U+${point.toString(16).toUpperCase().padStart(4, "0")}`;

function markOf(character: string): TextPiece {
  const point = character.codePointAt(0) ?? 0;
  const code = codeOf(point);
  const control = point === 0x7f ? "DEL" : CONTROLS[point];
  if (control) return { kind: "mark", text: `\u27e8${control}\u27e9`, code };
  return { kind: "mark", text: `\u27e8${code}\u27e9`, code: NAMED[point] ? `${code} ${NAMED[point]}` : code };
}

/** Splits hostile text so that nothing in it stays unseen. The pieces' visible text never holds a hidden character. */
export function toVisiblePieces(text: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  let run = "";
  for (const character of text) {
    if (!HIDDEN.test(character)) {
      run += character;
      continue;
    }
    if (run) pieces.push({ kind: "text", text: run });
    run = "";
    pieces.push(markOf(character));
  }
  if (run) pieces.push({ kind: "text", text: run });
  return pieces;
}
