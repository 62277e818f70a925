import { countWords } from "@/components/metrics/metric-words";
import { usdWords } from "@/components/model/money-words";
import { Panel } from "@/components/ui/panel";
import type { ModelCosts } from "@/lib/schema/model-cost";

/** What was not spent, and what was not believed. */
export function AvoidedPanel({ costs }: { costs: ModelCosts }) {
  const { avoided, dropped_claims: claims } = costs;
  return (
    <Panel title="Avoided and left out" hint="30 days">
      <ul className="grid gap-2.5">
        <li>
          <strong>{countWords(avoided.skipped_by_policy)}</strong> questions were not asked, since the rules were sure
          {costs.policy === "uncertain" ? "." : " (policy now: every agent asks)."}
        </li>
        <li>
          <strong>{countWords(avoided.answered_from_cache)}</strong> answers came from the cache: the same question had
          been asked before.
        </li>
        <li>
          {avoided.share_sent === null
            ? "Nothing was sent to the model yet."
            : `${(avoided.share_sent * 100).toFixed(1)} % of the questions were sent. `}
          Together about <strong>{usdWords(avoided.saved_usd)}</strong> were not spent.
        </li>
        <li className="border-line border-t pt-2.5">
          {claims.share === null ? (
            "No model has claimed anything yet."
          ) : (
            <>
              <strong>{(claims.share * 100).toFixed(1)} %</strong> of the model's claims were left out:{" "}
              {countWords(claims.dropped)} of {countWords(claims.findings)} cited no evidence that exists.
            </>
          )}
        </li>
      </ul>
    </Panel>
  );
}
