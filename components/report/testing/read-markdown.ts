const PUNCTUATION = /[!-/:-@[-`{-~]/;
type Read = { text: string; live: string }; // what a reader sees; and of that, what Markdown could still act upon

/** CommonMark's own order for one line: code spans bind first, a backslash takes the next punctuation's meaning away. */
export function readLine(markdown: string): Read {
  let text = "";
  let live = "";
  for (let at = 0; at < markdown.length; ) {
    const here = markdown[at] ?? "";
    if (here === "\\" && PUNCTUATION.test(markdown[at + 1] ?? "")) {
      text += markdown[at + 1];
      live += "\u0000";
      at += 2;
    } else if (here === "`") {
      const fence = /^`+/.exec(markdown.slice(at))?.[0] ?? "";
      const close = new RegExp(`(?<!\`)${fence}(?!\`)`, "g");
      close.lastIndex = at + fence.length;
      const end = close.exec(markdown);
      if (!end) throw new Error(`a fence is never closed: ${markdown}`);
      const inside = markdown.slice(at + fence.length, end.index);
      text += /^ .* $/.test(inside) && inside.trim() !== "" ? inside.slice(1, -1) : inside;
      live += "\u0000";
      at = end.index + fence.length;
    } else {
      text += here;
      live += here;
      at += 1;
    }
  }
  return { text, live };
}

/** The cells of a table's row, split before anything else is read: only a bar behind an odd backslash stays inside. */
export function cellsOf(row: string): string[] {
  const cells: string[] = [];
  let cell = "";
  for (let at = 0; at < row.length; at++) {
    if (row[at] === "\\" && at + 1 < row.length) {
      cell += row[at + 1] === "|" ? "|" : `\\${row[at + 1]}`;
      at++;
    } else if (row[at] === "|") {
      cells.push(cell);
      cell = "";
    } else cell += row[at];
  }
  return [...cells, cell].slice(1, -1).map((one) => one.trim());
}
