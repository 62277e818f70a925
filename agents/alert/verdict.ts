import type { AlertVerdict, Weight } from "@/lib/schema/workflow";
import w from "../knowledge/alert-weights.json";
import { counted, logistic, logit, sumOf } from "./ledger";

export type Judged = { verdict: AlertVerdict; probability: number; weights: Weight[] };

const isAuthorised = ({ group }: Weight) => group.startsWith("authorised:");
/** Groups that only say who fired and how loudly; without others nothing was shown. */
const SAYS_NOTHING = new Set(["prior", "severity", "pair", "detector_confidence", "detector_score", "cap"]);

function verdictFor(probability: number, weights: Weight[]): AlertVerdict {
  const { true_positive, suspicious } = w.verdict;
  const shown = sumOf(weights.filter(({ group, log_odds }) => log_odds > 0 && !SAYS_NOTHING.has(group)));
  if (probability >= true_positive && shown > 0) return "true_positive"; // a loud detector alone proves nothing
  if (probability >= suspicious) return "suspicious";
  const prior = weights.find(({ group }) => group === "prior")?.log_odds ?? 0;
  const learned = Math.min(0, prior - logit(w.prior.real_share)); // what people made of such alerts before is a reason too
  const excuses = weights.filter(({ log_odds, group }) => log_odds < 0 && !SAYS_NOTHING.has(group));
  // Silence is no innocence: to close it takes a reason, and against what was shown more than the habit of closing.
  const reason = sumOf(excuses) + (shown < w.verdict.shown ? learned : 0);
  if (reason > -w.verdict.excuse) return "suspicious";
  const permissions = excuses.filter(isAuthorised);
  const authorised = -sumOf(permissions);
  if (permissions.some(({ log_odds }) => log_odds <= -w.verdict.plain_permission)) return "benign";
  const wrong = -sumOf(excuses.filter((weight) => !isAuthorised(weight)));
  return authorised > 0 && authorised >= wrong * w.verdict.authorised_share ? "benign" : "false_positive";
}

/** An alert without any evidence can be neither believed nor dismissed. */
export const judgeAlert = (hasEvidence: boolean, all: Weight[]): Judged => {
  const judged = judge(all);
  return hasEvidence || judged.probability >= w.verdict.true_positive ? judged : { ...judged, verdict: "unknown" };
};

/** Adds the weights up: of a group the strongest, the whole the logistic of their sum. `benign` when what excuses it is that it was allowed. */
export function judge(all: Weight[]): Judged {
  const weights = counted(all);
  const probability = logistic(sumOf(weights));
  return { verdict: verdictFor(probability, weights), probability, weights };
}
