/** Two scores in the fewest digits that tell them apart, at least two and at most four. */
export function distinctScores(before: number, after: number): [string, string] {
  const digits = [2, 3].find((count) => before.toFixed(count) !== after.toFixed(count)) ?? 4;
  return before.toFixed(4) === after.toFixed(4)
    ? [before.toFixed(2), after.toFixed(2)]
    : [before.toFixed(digits), after.toFixed(digits)];
}
