"use client";
import { EvidenceChips } from "@/components/evidence/evidence-chips";
import { Panel } from "@/components/ui/panel";
import { useThreatPage } from "./threat-context";

/** How similar threats ended, as a bar of two colours and as counts. */
export function HistoryPanel() {
  const { threat } = useThreatPage();
  const {
    similar_resolved_as_fp: wrong,
    similar_resolved_as_real: real,
    historical_fp_rate: rate,
  } = threat.false_positive_score;
  const past = threat.agent_analyses.historical.evidence
    .filter((one) => one.kind === "past_threat")
    .map((one) => one.id);
  const total = wrong + real;
  return (
    <Panel title="History" hint="similar threats that people resolved">
      {total === 0 ? <p className="text-muted">None was resolved yet. The prior alone speaks.</p> : null}
      {total > 0 ? (
        <>
          <p>
            <strong>{real}</strong> of {total} real, <strong>{wrong}</strong> false or benign
          </p>
          <div aria-hidden className="mt-2 flex h-2 gap-0.5 overflow-hidden rounded-chip">
            {real > 0 ? <span className="bg-critical" style={{ flexGrow: real }} /> : null}
            {wrong > 0 ? <span className="bg-false-positive" style={{ flexGrow: wrong }} /> : null}
          </div>
        </>
      ) : null}
      {rate === null ? null : (
        <p className="mt-2 text-muted">
          {Math.round(rate * 100)} % of this type at this customer were false in 30 days.
        </p>
      )}
      {past.length > 0 ? (
        <div className="mt-2.5">
          <EvidenceChips ids={past} label="Similar threats" max={8} />
        </div>
      ) : null}
    </Panel>
  );
}
