// Controls, formats (bidi, zero width, tags), lone surrogates, private use, and all else that shows as nothing.
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Default_Ignorable_Code_Point}\u2800]/gu;
const LINE_ENDS = /\r\n?|[\u0085\u2028\u2029]/g;

/** What a person would see of the text: nothing hidden, one kind of line end. */
export function cleanText(text: string): string {
  return text.replace(LINE_ENDS, "\n").replace(UNSEEN, (unseen) => (unseen === "\n" || unseen === "\t" ? unseen : ""));
}
