export type Place = { name: string; latitude: number; longitude: number; at: string | null };
export type Travel = { from: string; to: string; kilometres: number; minutes: number; kilometres_per_hour: number };

/** An airliner's ground speed: faster than this, one person cannot have been in both places. */
export const POSSIBLE_KMH = 900;

const EARTH_RADIUS_KM = 6371;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Great-circle distance in kilometres. */
export function distanceBetween(a: Place, b: Place): number {
  const dLat = radians(b.latitude - a.latitude);
  const dLon = radians(b.longitude - a.longitude);
  const h =
    Math.sin(dLat / 2) ** 2 + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(dLon / 2) ** 2;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}

/**
 * Speed between two sightings. The claimed distance and time are used only where places or times are missing,
 * since what can be computed need not be believed. Null when there is too little to say.
 */
export function travelBetween(
  places: [Place | null, Place | null],
  claimed: { kilometres: number | null; minutes: number | null },
): Travel | null {
  const [a, b] = places;
  const kilometres = a && b ? distanceBetween(a, b) : claimed.kilometres;
  const measured = a?.at && b?.at ? Math.abs(Date.parse(b.at) - Date.parse(a.at)) / 60_000 : null;
  const minutes = measured ?? claimed.minutes;
  if (kilometres === null || minutes === null) return null;
  const atLeastAMinute = Math.max(minutes, 1); // clocks are not better than this; zero would read as infinite speed
  return {
    from: a?.name ?? "the first place",
    to: b?.name ?? "the second place",
    kilometres,
    minutes,
    kilometres_per_hour: (kilometres / atLeastAMinute) * 60,
  };
}
