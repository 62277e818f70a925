"use client";
import { EvidenceChips } from "@/components/evidence/evidence-chips";
import { KeyValues } from "@/components/ui/key-values";
import { OutsideText } from "@/components/ui/outside-text";
import { Panel } from "@/components/ui/panel";
import { AttackChain } from "./attack-chain";
import { EvidenceList } from "./evidence-list";
import { InAlert } from "./in-alert";
import { MadeLine } from "./made-line";
import { NotThere } from "./not-there";
import { toPlainPairs } from "./plain-pairs";
import { RelatedAlerts } from "./related-alerts";
import { RiskParts } from "./risk-parts";
import { useWorkflow } from "./workflow-context";
import { ALERT_AGENT_QUESTION } from "./workflow-words";

const HEADING = "mb-1 font-medium text-[12px] text-muted";

/** What else belongs to the alert: findings, other alerts, the chain, the risk, and what was looked for in vain. */
export function InvestigationView() {
  const { workflow } = useWorkflow();
  const result = workflow.investigation_result;
  if (!result) return <NotThere agent="investigation" />;
  return (
    <Panel title="Investigation" hint={ALERT_AGENT_QUESTION.investigation} bodyClassName="grid gap-4 p-3.5">
      <div>
        <h3 className={HEADING}>Risk</h3>
        <RiskParts risk={result} />
      </div>
      <div>
        <h3 className={HEADING}>Findings</h3>
        {result.findings.length === 0 ? <p className="text-muted">Nothing beyond the alert itself.</p> : null}
        <ul aria-label="Findings">
          {result.findings.map((finding) => (
            <li
              key={`${finding.text} ${finding.evidence_ids.join()}`}
              className="flex flex-wrap items-start gap-x-3 gap-y-1 border-line border-t py-1.5 first:border-t-0"
            >
              <span className="min-w-[12rem] flex-1">
                <OutsideText>{finding.text}</OutsideText>
              </span>
              <EvidenceChips ids={finding.evidence_ids} label="Evidence for this finding" max={3} />
              <InAlert ids={finding.evidence_ids} of={finding.text} />
            </li>
          ))}
        </ul>
      </div>
      <div>
        <h3 className={HEADING}>Attack chain</h3>
        {result.attack_chain.length > 0 ? (
          <AttackChain steps={result.attack_chain} ownAlert={workflow.alert_id} related={result.related_alerts} />
        ) : (
          <p className="text-muted">No tactic was seen, so there is no chain.</p>
        )}
      </div>
      <div>
        <h3 className={HEADING}>Related alerts</h3>
        {result.related_alerts.length > 0 ? (
          <RelatedAlerts related={result.related_alerts} />
        ) : (
          <p className="text-muted">No other alert shares a host, user, address, hash or domain with this one.</p>
        )}
      </div>
      {Object.keys(result.threat_context).length > 0 ? (
        <div>
          <h3 className={HEADING}>What was looked for, and what was not found</h3>
          <KeyValues data={toPlainPairs(result.threat_context)} />
        </div>
      ) : null}
      <EvidenceList evidence={result.evidence} />
      <MadeLine made={result} />
    </Panel>
  );
}
