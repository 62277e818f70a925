import type { SignalFeatures } from "../features/signal-features";
import { groundFindings } from "../grounding";
import type { HistoryAnswer, PastThreat, Tally } from "../ports";
import { plural } from "../wording";
import type { AgentRuns } from "./agents";
import { historical } from "./historical";
import type { HistoryFound } from "./history-evidence";

const sameName = (a: string, b: string) =>
  a.normalize("NFKC").trim().toLowerCase() === b.normalize("NFKC").trim().toLowerCase();

/** The historical agent's answer once more, as if these past threats had never been resolved. Its evidence stays as it was read. */
export function withoutPast(
  features: SignalFeatures,
  run: AgentRuns["historical"],
  leftOut: ReadonlySet<string>,
): AgentRuns["historical"] {
  if (leftOut.size === 0) return run;
  const { found } = run.assessment.facts;
  const assessment = historical.assess(features, without(features, found, leftOut));
  const known = new Set([...run.analysis.evidence, ...features.evidence].map(({ id }) => id));
  const { findings } = groundFindings(assessment.key_findings, known);
  const { confidence, recommendations, indicators } = assessment;
  const words = `${assessment.analysis} ${plural(leftOut.size, "past case")} that may be planted ${leftOut.size === 1 ? "is" : "are"} left out.`;
  return {
    ...run,
    assessment: { ...assessment, key_findings: findings },
    analysis: { ...run.analysis, analysis: words, confidence, key_findings: findings, recommendations, indicators },
  };
}

function without(features: SignalFeatures, found: HistoryFound, leftOut: ReadonlySet<string>): HistoryFound {
  const { candidates, tallies } = found.answer;
  const stays = ({ threat }: { threat: PastThreat }) => !leftOut.has(threat.id);
  const gone = candidates.filter((candidate) => !stays(candidate)).map(({ threat }) => threat);
  const ofType = (threat: PastThreat) => threat.signal.threat_type === features.type;
  const ofCustomer = (threat: PastThreat) => sameName(threat.signal.customer_name, features.signal.customer_name);
  const fewer = (tally: Tally, counted: PastThreat[]): Tally => {
    const real = counted.filter(({ verdict }) => verdict === "true_positive").length;
    return { false: Math.max(0, tally.false - (counted.length - real)), real: Math.max(0, tally.real - real) };
  };
  const left: HistoryAnswer["tallies"] = {
    all: fewer(tallies.all, gone),
    type: fewer(tallies.type, gone.filter(ofType)),
    customer: fewer(tallies.customer, gone.filter(ofCustomer)),
    type_and_customer: fewer(
      tallies.type_and_customer,
      gone.filter((threat) => ofType(threat) && ofCustomer(threat)),
    ),
  };
  return {
    ...found,
    answer: { candidates: candidates.filter(stays), tallies: left },
    similar: found.similar.filter(stays),
    shown_ids: found.shown_ids.filter((_, i) => {
      const shown = found.similar[i];
      return shown !== undefined && stays(shown);
    }),
  };
}
