import { findInjections, type InjectionHit } from "../features/injection";
import { lookingLike, revealed } from "../features/injection-fold";
import weights from "../knowledge/integrity.json";
import type { PastThreat } from "../ports";

const w = weights.planted_history;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Past threats whose closing looks planted, and why. */
export type Planted = { threats: PastThreat[]; note: string; signs: string[] };

const wordsOfNotes = new WeakMap<PastThreat, Set<string>>(); // a past threat is compared with many signals, and read once

function wordsOf(threat: PastThreat): Set<string> {
  const known = wordsOfNotes.get(threat);
  if (known) return known;
  const words = new Set(lookingLike(revealed(threat.note.slice(0, 2000))).match(/\p{L}{2,}/gu) ?? []);
  wordsOfNotes.set(threat, words);
  return words;
}

function alike(a: Set<string>, b: Set<string>): boolean {
  const [fewer, more] = a.size < b.size ? [a, b] : [b, a];
  if (fewer.size / more.size < w.same_words) return false; // not even if every word were shared
  let room = fewer.size - Math.ceil((w.same_words * (a.size + b.size)) / (1 + w.same_words)); // so many may be missing
  for (const word of fewer) if (!more.has(word) && --room < 0) return false;
  return true;
}

/** Groups of nearly the same note; a note of a word or two is everybody's. */
function sameNotes(threats: PastThreat[]): PastThreat[][] {
  const groups: { words: Set<string>; threats: PastThreat[] }[] = [];
  for (const threat of threats) {
    const words = wordsOf(threat);
    if (words.size < w.fewest_words) continue;
    const group = groups.find((other) => alike(other.words, words));
    if (group) group.threats.push(threat);
    else groups.push({ words, threats: [threat] });
  }
  return groups.map((group) => group.threats).filter(({ length }) => length >= w.fewest_notes);
}

const ordersInNotes = new WeakMap<PastThreat, InjectionHit | null>();

function orderIn(threat: PastThreat): InjectionHit | null {
  const known = ordersInNotes.get(threat);
  if (known !== undefined) return known;
  const hit = findInjections([{ path: threat.id, text: threat.note }])[0] ?? null;
  ordersInNotes.set(threat, hit);
  return hit;
}

const share = (threats: PastThreat[], holds: (threat: PastThreat) => boolean): number =>
  threats.filter(holds).length / threats.length;

function hourIn(timeZone: string, at: string): number {
  try {
    return Number(
      new Intl.DateTimeFormat("en-GB", { hour: "2-digit", hourCycle: "h23", timeZone }).format(new Date(at)),
    );
  } catch {
    return new Date(at).getUTCHours();
  }
}

/** The most that were closed within any such span. */
function mostAtOnce(threats: PastThreat[]): number {
  const times = threats.map(({ resolved_at }) => Date.parse(resolved_at)).sort((a, b) => a - b);
  let [from, most] = [0, 0];
  for (const [to, time] of times.entries()) {
    while (time - (times[from] ?? time) > w.sudden_hours * HOUR_MS) from += 1;
    most = Math.max(most, to - from + 1);
  }
  return most;
}

/** What makes a group of like notes look planted; each sign counts as much as it is seldom innocent. */
function signsOf(threats: PastThreat[], timeZone: string): { signs: string[]; points: number } {
  const authors = new Map<string, number>();
  for (const { resolved_by } of threats) authors.set(resolved_by, (authors.get(resolved_by) ?? 0) + 1);
  const took = ({ signal, resolved_at }: PastThreat) =>
    (Date.parse(resolved_at) - Date.parse(signal.detected_at)) / MINUTE_MS;
  const [from, to] = w.night as [number, number];
  const checks: [boolean, number, string][] = [
    [Math.max(...authors.values()) / threats.length >= w.most, w.points.author, "by one author"],
    [
      share(threats, (threat) => took(threat) < w.improbable_minutes) >= w.most,
      w.points.speed,
      "closed in less than a minute",
    ],
    [
      share(threats, ({ resolved_at }) => {
        const hour = hourIn(timeZone, resolved_at);
        return hour >= from && hour < to;
      }) >= w.most,
      w.points.night,
      "at night",
    ],
    [mostAtOnce(threats) / threats.length >= w.most, w.points.sudden, `within ${w.sudden_hours} hours`],
  ];
  const seen = checks.filter(([holds]) => holds);
  return { signs: seen.map(([, , sign]) => sign), points: seen.reduce((sum, [, points]) => sum + points, 0) };
}

/** Only cases closed as false or benign: nobody plants a proof of his own guilt. */
export function plantedHistory(
  past: PastThreat[],
  timeZone: string,
): { planted: Planted[]; instructed: [PastThreat, InjectionHit][] } {
  const closed = past.filter(({ verdict, note }) => verdict !== "true_positive" && note !== "");
  const instructed = closed.flatMap((threat): [PastThreat, InjectionHit][] => {
    const hit = orderIn(threat);
    return hit ? [[threat, hit]] : [];
  });
  const planted = sameNotes(closed).flatMap((threats): Planted[] => {
    const { signs, points } = signsOf(threats, timeZone);
    return points >= w.enough ? [{ threats, note: threats[0]?.note ?? "", signs }] : [];
  });
  return { planted, instructed };
}
