/** A clock that stands still until it is moved. */
export function manualClock(start = "2026-01-31T12:00:00.000Z") {
  let at = Date.parse(start);
  return {
    now: () => new Date(at),
    pass(ms: number) {
      at += ms;
    },
  };
}
