/** A rounded score must not say that something is certain. */
function unsure(words: string): string {
  const last = `0.${"0".repeat(words.length - 3)}1`;
  if (Number(words) === 0) return `<${last}`;
  return Number(words) === 1 ? `>${(1 - Number(last)).toFixed(words.length - 2)}` : words;
}

const isCertain = (words: string) => Number(words) === 0 || Number(words) === 1;

/** Two scores in the fewest digits that tell them apart, at least two and at most four; the same words when none do. */
export function distinctScores(before: number, after: number): [string, string] {
  const apart = [2, 3, 4].filter((count) => before.toFixed(count) !== after.toFixed(count));
  const best = apart.find((count) => ![before.toFixed(count), after.toFixed(count)].some(isCertain));
  const digits = best ?? apart[0] ?? 2;
  return [unsure(before.toFixed(digits)), unsure(after.toFixed(digits))];
}
