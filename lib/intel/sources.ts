import type { PastThreat, Sources } from "@/agents/ports";
import type { FactsStore } from "@/lib/store/facts";
import type { HistoryStore } from "@/lib/store/history";
import { crawlerClaim } from "./crawlers";
import { FactsIndex } from "./facts-index";
import { HistoryIndex } from "./history-index";

const MOST_HISTORY = 3000;
const EVER = "1970-01-01T00:00:00.000Z";

type Snapshot<T> = { revision: number; value: T };

/**
 * The agents' view of the world: an in-process snapshot, rebuilt when the store's revisions move.
 * Every question first learns the revisions (one cheap query, shared by the questions of one turn), so that a resolution made
 * a moment ago by any process already counts.
 */
export function createSources(deps: { facts: FactsStore; history: HistoryStore; extra?: PastThreat[] }): Sources {
  const { facts, history, extra = [] } = deps;
  let factsSnapshot: Snapshot<Promise<FactsIndex>> | null = null;
  let historySnapshot: Snapshot<Promise<HistoryIndex>> | null = null;
  let asking: Promise<Record<string, number>> | null = null;

  function revisions(): Promise<Record<string, number>> {
    if (!asking) {
      asking = facts.revisions();
      setImmediate(() => {
        asking = null;
      });
    }
    return asking;
  }

  async function currentFacts(): Promise<FactsIndex> {
    const revision = (await revisions()).facts ?? 0;
    if (factsSnapshot?.revision !== revision)
      factsSnapshot = { revision, value: facts.load().then((all) => new FactsIndex(all)) };
    return keep(factsSnapshot.value, () => {
      factsSnapshot = null;
    });
  }

  async function currentHistory(): Promise<HistoryIndex> {
    const revision = (await revisions()).history ?? 0;
    if (historySnapshot?.revision !== revision) {
      historySnapshot = {
        revision,
        value: history.resolvedSince(EVER, MOST_HISTORY).then((past) => new HistoryIndex([...extra, ...past])),
      };
    }
    return keep(historySnapshot.value, () => {
      historySnapshot = null;
    });
  }

  return {
    policyOf: async (name) => (await currentFacts()).policyOf(name),
    history: async (question) => (await currentHistory()).ask(question),
    countRecent: (question) => history.countRecent(question),
    infraEvents: async ({ customer_name, from, to }) => (await currentFacts()).eventsOf(customer_name, from, to),
    intel: async (question) => (await currentFacts()).intel(question),
    addressFacts: async (ip) => (await currentFacts()).addressFacts(ip),
    crawlerClaim: async (userAgent) => crawlerClaim(userAgent),
    advisories: async ({ since, before }) => (await currentFacts()).advisories(since, before),
  };
}

/** A snapshot that failed to load is forgotten, so that the next question tries again. */
async function keep<T>(value: Promise<T>, forget: () => void): Promise<T> {
  try {
    return await value;
  } catch (error) {
    forget();
    throw error;
  }
}
