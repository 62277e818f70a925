import type { Gathered } from "../assessment";
import { evidenceFrom, readSource, round } from "../assessment";
import { networkOf } from "../features/network";
import type { SignalFeatures } from "../features/signal-features";
import type { HistoryAnswer, Sources, Tally } from "../ports";
import { plural, quote } from "../wording";
import { type Similar, similarTo } from "./similarity";

const DAY_MS = 86_400_000;
export const HISTORY_DAYS = 30;
const HOUR_MS = 3_600_000;
const SHOWN = 5;

/** What was told of threats like this one: tallies, the cases most alike, and how often the source was seen of late. */
export type HistoryFound = Gathered & {
  answer: HistoryAnswer;
  similar: Similar[];
  recent: number;
  search_id: string;
  shown_ids: string[];
  recent_id: string | null;
};

const NOTHING: Tally = { false: 0, real: 0 };
const EMPTY: HistoryAnswer = {
  candidates: [],
  tallies: { all: NOTHING, type: NOTHING, customer: NOTHING, type_and_customer: NOTHING },
};
const total = (tally: Tally) => tally.false + tally.real;

export async function gatherHistory(features: SignalFeatures, sources: Sources): Promise<HistoryFound> {
  const { signal } = features;
  const at = Date.parse(signal.detected_at);
  const gathered = { consulted: [] as string[], failed: [] as string[] };
  const [answer, recent] = await Promise.all([
    readSource(
      "threats",
      gathered,
      () =>
        sources.history({
          threat_type: signal.threat_type,
          customer_name: signal.customer_name,
          networks: features.addresses.flatMap((ip) => networkOf(ip) ?? []),
          endpoint: features.endpoint,
          entities: entitiesOf(features),
          words: features.words,
          since: new Date(at - HISTORY_DAYS * DAY_MS).toISOString(),
          before: signal.detected_at,
        }),
      EMPTY,
    ),
    features.source_ip || features.user
      ? readSource(
          "threats_last_hour",
          gathered,
          () =>
            sources.countRecent({
              source_ip: features.source_ip,
              user: features.user,
              since: new Date(at - HOUR_MS).toISOString(),
              before: signal.detected_at,
            }),
          0,
        )
      : 0,
  ]);
  const similar = similarTo(features, answer.candidates, at);

  const book = evidenceFrom(101);
  const { type, type_and_customer } = answer.tallies;
  const search_id = book.add({
    kind: "past_threat",
    source: "threats",
    summary: gathered.failed.includes("threats")
      ? "The history of resolved threats could not be read"
      : `${plural(total(type), "resolved threat")} of this type in ${HISTORY_DAYS} days, ${type.false} of them false; ${plural(total(type_and_customer), "one", "of them")} for this customer, ${type_and_customer.false} false`,
    observed_at: signal.detected_at,
    data: { tallies: answer.tallies, days: HISTORY_DAYS },
  });
  const shown_ids = similar.slice(0, SHOWN).map(({ threat, similarity, shared }) =>
    book.add({
      kind: "past_threat",
      source: "threats",
      summary: `${quote(threat.headline, 160)}: ${threat.verdict.replaceAll("_", " ")}${threat.note ? `, "${quote(threat.note, 160)}"` : ""}`,
      observed_at: threat.signal.detected_at,
      data: {
        threat_id: threat.id,
        verdict: threat.verdict,
        resolved_by: threat.resolved_by,
        resolved_at: threat.resolved_at,
        similarity: round(similarity),
        shared,
      },
    }),
  );
  const recent_id =
    recent > 0
      ? book.add({
          kind: "past_threat",
          source: "threats",
          summary: `${plural(recent, "threat")} for the same ${features.source_ip ? "address" : "user"} in the hour before`,
          observed_at: signal.detected_at,
          data: { count: recent, source_ip: features.source_ip, user: features.user },
        })
      : null;
  return { ...gathered, evidence: book.items, answer, similar, recent, search_id, shown_ids, recent_id };
}

/** What a past threat may share with this one, beside its kind: addresses, people, machines, indicators. */
function entitiesOf(features: SignalFeatures): string[] {
  return [
    ...features.addresses,
    features.user,
    features.device,
    ...features.domains,
    ...features.hashes,
    ...features.systems,
  ].filter((item) => item !== null);
}
