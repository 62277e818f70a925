/** Two digits must not say that something is certain. */
const unsure = (words: string) => (words === "0.00" ? "<0.01" : words === "1.00" ? ">0.99" : words);

/** Two scores in the fewest digits that tell them apart, at least two and at most four; the same words when none do. */
export function distinctScores(before: number, after: number): [string, string] {
  const apart = [2, 3, 4].find((count) => before.toFixed(count) !== after.toFixed(count)) ?? 2;
  return [unsure(before.toFixed(apart)), unsure(after.toFixed(apart))];
}
