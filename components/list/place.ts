/** Where a reader was in a list: how far down, and on which row. */
export type Place = { offset: number; id: string | null };

const BACK_MS = 2_000; // from the step back until the list is drawn again
const places = new Map<string, Place>();
let steppedAt = Number.NEGATIVE_INFINITY;

if (typeof window !== "undefined") {
  window.addEventListener("popstate", () => {
    steppedAt = performance.now();
  });
  const goesElsewhere = () => {
    steppedAt = Number.NEGATIVE_INFINITY;
  };
  for (const deed of ["click", "keydown"]) window.addEventListener(deed, goesElsewhere, { capture: true });
}

export function keepPlace(list: string, place: Place): void {
  places.set(list, place);
}

/** Only for who came by Back or Forward: who follows a link begins at the top. */
export function placeToReturnTo(list: string): Place | null {
  const cameBack = performance.now() - steppedAt < BACK_MS;
  return cameBack ? (places.get(list) ?? null) : null;
}
