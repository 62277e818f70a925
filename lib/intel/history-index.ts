import MiniSearch from "minisearch";
import { pathOf } from "@/agents/features/endpoint";
import { networkOf } from "@/agents/features/network";
import type { HistoryAnswer, HistoryQuestion, PastThreat, Tally } from "@/agents/ports";

const MOST_CANDIDATES = 120;
const MOST_BY_KEY = 30;
const MOST_BY_TEXT = 30;

const nameKey = (name: string) => name.normalize("NFKC").trim().toLowerCase();
const tally = (): Tally => ({ false: 0, real: 0 });

type Entry = { threat: PastThreat; at: string; type: string; customer: string; isFalse: boolean };

function textOf(threat: PastThreat): string {
  const patterns = threat.signal.metadata?.behavioral_patterns;
  return [
    threat.note,
    threat.headline,
    threat.signal.endpoint ?? "",
    Array.isArray(patterns) ? patterns.join(" ") : "",
  ].join(" ");
}

/** The entities that one past threat names: addresses, user, device, C2 server. */
function entitiesOf({ signal }: PastThreat): string[] {
  const metadata = signal.metadata ?? {};
  return [signal.source_ip, metadata.source_ip, metadata.user_id, metadata.device_id, metadata.c2_server].filter(
    (value): value is string => typeof value === "string",
  );
}

/**
 * Resolved threats, indexed so that a question costs the same however many there are.
 * Built from the newest few thousand, newest first.
 */
export class HistoryIndex {
  readonly #entries: Entry[];
  readonly #byKey = new Map<string, number[]>();
  readonly #text = new MiniSearch<{ id: number; text: string }>({ fields: ["text"], idField: "id" });

  constructor(threats: PastThreat[]) {
    this.#entries = threats.map((threat) => ({
      threat,
      at: threat.signal.detected_at,
      type: threat.signal.threat_type,
      customer: nameKey(threat.signal.customer_name),
      isFalse: threat.verdict !== "true_positive",
    }));
    this.#entries.forEach(({ threat, type, customer }, i) => {
      const ip = threat.signal.source_ip;
      const network = ip ? networkOf(ip) : null;
      const keys = [
        `type:${type}`,
        `both:${type}|${customer}`,
        ...entitiesOf(threat).map((entity) => `entity:${entity}`),
      ];
      if (network) keys.push(`network:${network}`);
      if (threat.signal.endpoint) keys.push(`endpoint:${pathOf(threat.signal.endpoint)}`);
      for (const key of keys) this.#byKey.set(key, [...(this.#byKey.get(key) ?? []), i]);
    });
    this.#text.addAll(threats.map((threat, id) => ({ id, text: textOf(threat) })));
  }

  ask(question: HistoryQuestion): HistoryAnswer {
    const customer = nameKey(question.customer_name);
    const within = ({ at }: Entry) => at >= question.since && at < question.before;
    const tallies = { all: tally(), type: tally(), customer: tally(), type_and_customer: tally() };
    for (const entry of this.#entries) {
      if (!within(entry)) continue;
      const kind = entry.isFalse ? "false" : "real";
      const sameType = entry.type === question.threat_type;
      const sameCustomer = entry.customer === customer;
      tallies.all[kind] += 1;
      if (sameType) tallies.type[kind] += 1;
      if (sameCustomer) tallies.customer[kind] += 1;
      if (sameType && sameCustomer) tallies.type_and_customer[kind] += 1;
    }
    const scores = this.#textScores(question, within);
    const keys = [
      ...question.entities.map((entity) => `entity:${entity}`),
      ...question.networks.map((network) => `network:${network}`),
      `both:${question.threat_type}|${customer}`,
      ...(question.endpoint ? [`endpoint:${question.endpoint}`] : []),
      `type:${question.threat_type}`,
    ];
    const chosen = new Set<number>();
    for (const key of keys) for (const i of this.#newest(key, within)) if (chosen.size < MOST_CANDIDATES) chosen.add(i);
    for (const i of scores.keys()) if (chosen.size < MOST_CANDIDATES) chosen.add(i);
    const candidates = [...chosen]
      .sort((a, b) => a - b) // newest first, as the entries are
      .map((i) => ({ threat: (this.#entries[i] as Entry).threat, text_score: scores.get(i) ?? 0 }));
    return { candidates, tallies };
  }

  #newest(key: string, within: (entry: Entry) => boolean): number[] {
    const found: number[] = [];
    for (const i of this.#byKey.get(key) ?? []) {
      if (found.length >= MOST_BY_KEY) break;
      if (within(this.#entries[i] as Entry)) found.push(i);
    }
    return found;
  }

  /** BM25 of the question's words, relative to the best match, 0..1. */
  #textScores(question: HistoryQuestion, within: (entry: Entry) => boolean): Map<number, number> {
    if (question.words.length === 0) return new Map();
    const hits = this.#text
      .search(question.words.join(" "), { filter: ({ id }) => within(this.#entries[id as number] as Entry) })
      .slice(0, MOST_BY_TEXT);
    const best = hits[0]?.score ?? 1;
    return new Map(hits.map(({ id, score }) => [id as number, score / best]));
  }
}
