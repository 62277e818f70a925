"use client";
import { EvidenceChips } from "@/components/evidence/evidence-chips";
import { NotesPanel } from "@/components/notes/notes-panel";
import { OutsideText } from "@/components/ui/outside-text";
import { Panel } from "@/components/ui/panel";
import { ownerOf } from "./evidence-lookup";
import { InSignal } from "./in-signal";
import { OverviewSide, PlanPanel } from "./overview-side";
import { OWNER_WORD } from "./page-words";
import { ReviewCauses } from "./review-causes";
import { SeverityReason } from "./score-reasons";
import { useThreatPage } from "./threat-context";
import { useThreatChange } from "./use-threat-change";
import { WhyPanel } from "./why-panel";

function SummaryPanel() {
  const { threat } = useThreatPage();
  return (
    <Panel title="Summary">
      <p className="max-w-[78ch] text-[14px] leading-relaxed">
        <OutsideText>{threat.executive_summary}</OutsideText>
      </p>
      {threat.review_reasons.length > 0 ? (
        <div className="mt-3 border-high border-l-2 pl-3">
          <h3 className="font-semibold text-high">
            {threat.status === "resolved" ? "Why a person had to look" : "A person has to look at this"}
          </h3>
          <ReviewCauses />
        </div>
      ) : null}
    </Panel>
  );
}

function FindingsPanel() {
  const { threat, evidence } = useThreatPage();
  return (
    <Panel title="Findings" hint="each one cites its evidence" bodyClassName="px-3.5">
      <ul aria-label="Findings" className="@container">
        {threat.key_findings.map((finding) => {
          const owner = ownerOf(finding.evidence_ids, evidence);
          return (
            <li
              key={`${finding.text} ${finding.evidence_ids.join()}`}
              className="grid gap-x-4 gap-y-1 border-line border-t py-2.5 first:border-t-0 @min-[540px]:grid-cols-[5.5rem_minmax(0,1fr)_auto]"
            >
              <span className="text-muted">{owner ? OWNER_WORD[owner] : "All agents"}</span>
              <span className="min-w-0">
                <OutsideText>{finding.text}</OutsideText>
              </span>
              <div className="flex flex-wrap items-start gap-1 @min-[540px]:max-w-[18rem] @min-[540px]:justify-self-end">
                <EvidenceChips ids={finding.evidence_ids} label="Evidence for this finding" max={3} />
                <InSignal ids={finding.evidence_ids} of={finding.text} />
              </div>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

/** One order for eyes and keys: where it is narrow the plan follows the summary; where it is wide it stands beside it. */
export function OverviewTab() {
  const { threat } = useThreatPage();
  const { change, busy } = useThreatChange();
  return (
    <div className="@container">
      <div className="grid gap-3 @min-[960px]:grid-cols-[minmax(0,1fr)_minmax(280px,350px)] @min-[960px]:grid-rows-[auto_auto_1fr]">
        <SummaryPanel />
        <PlanPanel />
        <div className="grid min-w-0 content-start gap-3">
          <FindingsPanel />
          <WhyPanel />
          <Panel title="Severity" hint="parts that add up to the score">
            <SeverityReason />
          </Panel>
        </div>
        <OverviewSide className="@min-[600px]:grid-cols-2 @min-[960px]:col-start-2 @min-[960px]:row-span-2 @min-[960px]:row-start-2 @min-[960px]:grid-cols-1" />
        <NotesPanel
          notes={threat.notes}
          busy={busy}
          onAdd={async (note) => (await change({ note }, "Note added")) !== null}
        />
      </div>
    </div>
  );
}
