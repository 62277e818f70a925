import type { AlertSources } from "@/agents/alert-ports";
import type { PastThreat, Sources } from "@/agents/ports";
import type { AlertHistoryStore } from "@/lib/store/alert-history";
import type { FactsStore } from "@/lib/store/facts";
import type { HistoryStore } from "@/lib/store/history";
import { crawlerClaim } from "./crawlers";
import { FactsIndex } from "./facts-index";
import { HistoryIndex } from "./history-index";

const MOST_HISTORY = 3000;
const EVER = "1970-01-01T00:00:00.000Z";

type World = { facts: Promise<FactsIndex>; history: Promise<HistoryIndex> };

/** Keeps what `load` made for one revision; what failed to load is forgotten, so that the next question tries again. */
function snapshot<T>(load: () => Promise<T>): (revision: number) => Promise<T> {
  let held: { revision: number; value: Promise<T> } | null = null;
  return (revision) => {
    if (held?.revision !== revision) {
      const made = { revision, value: load() };
      made.value.catch(() => {
        if (held === made) held = null;
      });
      held = made;
    }
    return held.value;
  };
}

type Stores = { facts: FactsStore; history: HistoryStore; extra?: PastThreat[] };

/**
 * The threat agents' view of the world: an in-process snapshot, rebuilt when the store's revisions move.
 * The questions of one turn of the event loop share one look at the revisions (a cheap query), so that a resolution made
 * a moment ago by any process already counts.
 */
export const createSources = (deps: Stores): Sources => answersOf(deps, worldOf(deps));

/** The same for the alert agents, who also ask for assets, known good and other alerts. Alerts are read from the store at each question. */
export function createAlertSources({ alerts, ...deps }: Stores & { alerts: AlertHistoryStore }): AlertSources {
  const now = worldOf(deps);
  return {
    ...answersOf(deps, now),
    alertState: (question) => alerts.alertState(question),
    alertsNear: (question) => alerts.alertsNear(question),
    assetsOf: (question) => now().facts.then((known) => known.assetsOf(question)),
    knownGood: (question) => now().facts.then((known) => known.knownGood(question)),
  };
}

function worldOf({ facts, history, extra = [] }: Stores): () => World {
  const factsAt = snapshot(async () => new FactsIndex(await facts.load()));
  const historyAt = snapshot(
    async () => new HistoryIndex([...extra, ...(await history.resolvedSince(EVER, MOST_HISTORY))]),
  );
  let world: World | null = null;

  return () => {
    if (!world) {
      const revisions = facts.revisions();
      world = {
        facts: revisions.then((at) => factsAt(at.facts ?? 0)),
        history: revisions.then((at) => historyAt(at.history ?? 0)),
      };
      for (const part of [world.facts, world.history]) part.catch(() => undefined); // whoever asks gets the error
      setImmediate(() => {
        world = null;
      });
    }
    return world;
  };
}

function answersOf({ history }: Stores, now: () => World): Sources {
  return {
    policyOf: (name) => now().facts.then((known) => known.policyOf(name)),
    history: (question) => now().history.then((known) => known.ask(question)),
    countRecent: (question) => history.countRecent(question),
    infraEvents: ({ customer_name, from, to }) => now().facts.then((known) => known.eventsOf(customer_name, from, to)),
    intel: (question) => now().facts.then((known) => known.intel(question)),
    addressFacts: (ip) => now().facts.then((known) => known.addressFacts(ip)),
    crawlerClaim: async (userAgent) => crawlerClaim(userAgent),
    advisories: ({ since, before }) => now().facts.then((known) => known.advisories(since, before)),
  };
}
