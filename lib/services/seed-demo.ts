import type { Sources } from "@/agents/ports";
import { coordinate } from "@/agents/threat/coordinator";
import { SYSTEM } from "@/lib/auth/actor";
import { createSources } from "@/lib/intel/sources";
import { ThreatSignal } from "@/lib/schema/signal";
import { replaceFacts } from "@/lib/store/installation";
import { canonicalHash } from "./canonical-hash";
import { entitiesOf } from "./entities-of";
import { fillTemplate } from "./fill-template";
import type { House } from "./house";
import { type HistoryEntry, installationData } from "./installation-data";
import { loadFacts } from "./load-facts";
import { seedAlerts } from "./seed-alerts";
import { turnOfOthers } from "./turn-of-others";

const REFRESH_EVERY = 25; // the historian's index is rebuilt after so many: after each it would cost seconds
const REQUEST_ID = "seed";

function signalOf(entry: HistoryEntry, house: House, detectedAt: Date): ThreatSignal {
  const chance = { now: detectedAt, random: house.random };
  const filled = fillTemplate(entry.signal, chance) as object;
  return ThreatSignal.parse({ ...filled, id: house.newId(), detected_at: detectedAt.toISOString() });
}

/** Judges one signal of the past at its own time, and stores it as people closed it. */
async function seedOne(house: House, entry: HistoryEntry, sources: Sources, now: Date): Promise<void> {
  const detectedAt = new Date(now.getTime() - entry.detected_hours_ago * 3_600_000);
  const clock = { now: () => detectedAt, elapsed: house.clock.elapsed };
  const signal = signalOf(entry, house, detectedAt);
  const judgement = await coordinate(signal, { sources, clock, received_at: signal.detected_at });
  const { after_minutes, answered_after_minutes, ...resolution } = entry.resolution;
  const after = (minutes: number) =>
    new Date(Math.min(detectedAt.getTime() + minutes * 60_000, now.getTime())).toISOString();
  await house.threats.add(judgement, {
    id: signal.id,
    origin: "seed",
    signalHash: canonicalHash(entry),
    actor: SYSTEM,
    requestId: REQUEST_ID,
    createdAt: signal.detected_at,
    named: entitiesOf(signal),
    acknowledgedAt: after(answered_after_minutes),
    resolution: { ...resolution, at: after(after_minutes) },
  });
}

type Progress = (done: number, total: number, of: "threats" | "alerts") => void;

/**
 * Loads the installation's facts, and the demo's history in order of its events, dated back from now.
 * @returns how many threats and alerts of the past it stored
 */
export async function seedDemo(
  house: House,
  options: { demo: boolean; onProgress?: Progress },
): Promise<{ threats: number; alerts: number }> {
  const now = house.clock.now();
  await replaceFacts(house.db, loadFacts(now, options.demo));
  const entries = options.demo ? [...installationData("history")] : [];
  entries.sort((a, b) => b.detected_hours_ago - a.detected_hours_ago);
  let done = 0;
  const coarse = { ...house.facts, revisions: async () => ({ facts: 0, history: Math.floor(done / REFRESH_EVERY) }) };
  const sources = createSources({ facts: coarse, history: house.history });
  for (const entry of entries) {
    await seedOne(house, entry, sources, now);
    done += 1;
    if (done % REFRESH_EVERY === 0 || done === entries.length) {
      options.onProgress?.(done, entries.length, "threats");
      await turnOfOthers();
    }
  }
  const alerts = options.demo
    ? await seedAlerts(house, now, (at, total) => options.onProgress?.(at, total, "alerts"))
    : 0;
  await house.settings.markSeeded(now.toISOString());
  return { threats: done, alerts };
}
