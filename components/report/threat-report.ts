import { AGENT_ORDER } from "@/components/threat/evidence-lookup";
import { ORIGIN_WORD } from "@/components/threat/page-words";
import { RECOMMENDATION_WORD, STATUS_WORD, THREAT_TYPE_WORD, VERDICT_WORD } from "@/components/threat-words";
import { SEVERITY_WORD } from "@/components/ui/severity-mark";
import { logistic } from "@/components/ui/waterfall-rows";
import { shareWords } from "@/components/workflow/workflow-words";
import type { Counterfactual } from "@/lib/schema/counterfactual";
import type { Deed } from "@/lib/schema/deed";
import type { ThreatAnalysis } from "@/lib/schema/threat-analysis";
import { deedsBlock, withResolution } from "./deeds-table";
import { integritySection } from "./integrity-section";
import { actionBlocks, escalationTable } from "./plan-blocks";
import type { Block, Report, ReportSection } from "./report";
import {
  evidenceTable,
  findingsList,
  given,
  lines,
  minutesWords,
  partsTable,
  utc,
  waterfallTable,
} from "./report-words";
import { judgedBlocks, techniqueTable, timelineTable } from "./threat-blocks";

function verdictOf(threat: ThreatAnalysis): string {
  const { recommendation, score } = threat.false_positive_score;
  const machine = `${SEVERITY_WORD[threat.severity]} severity, ${RECOMMENDATION_WORD[recommendation].toLowerCase()} (chance of a false alarm ${shareWords(score)})`;
  const { resolution } = threat;
  if (!resolution) return machine;
  return `Resolved as ${VERDICT_WORD[resolution.verdict].toLowerCase()} by ${resolution.by}. Judged before that: ${machine}`;
}

function factsOf(threat: ThreatAnalysis) {
  const { signal, response_plan: plan, false_positive_score: score } = threat;
  return given(
    ["Confidence in the verdict", `${shareWords(score.confidence)} of 1`],
    ["State", STATUS_WORD[threat.status]],
    ["Customer", signal.customer_name],
    ["Type", THREAT_TYPE_WORD[signal.threat_type]],
    ["Source address", signal.source_ip],
    ["Detected", utc(signal.detected_at)],
    ["Received", utc(threat.created_at)],
    ["Respond by", `${utc(plan.respond_by)} (within ${minutesWords(plan.sla_minutes)})`],
    ["Taken by", threat.assignee ?? "nobody"],
    ["First looked at", threat.acknowledged_at && utc(threat.acknowledged_at)],
    ["Snoozed until", threat.snoozed_until && utc(threat.snoozed_until)],
  );
}

function summaryBlocks(threat: ThreatAnalysis): Block[] {
  const reasons = threat.review_reasons.map(({ text }) => text);
  return [
    { kind: "text", text: threat.executive_summary },
    ...(reasons.length > 0
      ? [{ kind: "text", text: "A person has to look at this:" } as const, lines("Why a person has to look", reasons)]
      : []),
  ];
}

const allEvidence = (threat: ThreatAnalysis) => [
  ...(threat.integrity?.evidence ?? []),
  ...AGENT_ORDER.flatMap((agent) => threat.agent_analyses[agent].evidence),
];

function planSection(threat: ThreatAnalysis): ReportSection {
  const plan = threat.response_plan;
  return {
    title: "Response plan",
    blocks: [
      ...actionBlocks([plan.primary_action, ...plan.secondary_actions]),
      escalationTable(plan),
      ...(plan.notes.length > 0 ? [lines("Notes on the plan", plan.notes)] : []),
    ],
  };
}

const turnedBy = (threat: ThreatAnalysis, about: Counterfactual["about"]): Block[] =>
  (threat.counterfactuals ?? []).filter((one) => one.about === about).map(({ text }) => ({ kind: "text", text }));

function whyBlocks(threat: ThreatAnalysis): Block[] {
  const { false_positive_score: score, counterfactual } = threat;
  const told = turnedBy(threat, "recommendation");
  return [
    { kind: "text", text: score.explanation },
    waterfallTable(score.indicators, "Chance of a false alarm", (step) => logistic(step.after)),
    ...(told.length === 0 && counterfactual ? [{ kind: "text", text: counterfactual } as const] : told),
  ];
}

/** A threat as a document: what it is, why, what is to be done, and who decided. */
export function threatReport(threat: ThreatAnalysis, deeds: Deed[], madeAt: string): Report {
  const evidence = allEvidence(threat);
  const { severity_score: severity, notes } = threat;
  return {
    kind: "threat",
    id: threat.id,
    path: `/threats/${threat.id}`,
    title: threat.headline,
    verdict: verdictOf(threat),
    facts: factsOf(threat),
    sections: [
      ...integritySection(threat.integrity, "signal"),
      { title: "Summary", blocks: summaryBlocks(threat) },
      { title: "Findings", blocks: [findingsList(threat.key_findings, evidence)] },
      { title: "Why this verdict", blocks: whyBlocks(threat) },
      {
        title: `Why this severity: ${Math.round(severity.value)} of 100`,
        blocks: [partsTable("Parts of the severity score", severity.parts), ...turnedBy(threat, "severity")],
      },
      { title: "ATT&CK", blocks: [techniqueTable(threat.mitre_techniques)] },
      planSection(threat),
      { title: "Who decided what", blocks: [deedsBlock(withResolution(deeds, threat.resolution))] },
      ...(notes.length > 0
        ? [
            {
              title: "Notes",
              blocks: [
                lines(
                  "Notes",
                  notes.map(({ text, by, at }) => `${utc(at)}, ${by}: ${text}`),
                ),
              ],
            },
          ]
        : []),
      { title: "For the customer", blocks: [{ kind: "text", text: threat.customer_narrative }] },
      { title: "Timeline", blocks: [timelineTable(threat)] },
      { title: "Evidence", blocks: [evidenceTable(evidence)] },
      { title: "How it was judged", blocks: judgedBlocks(threat) },
      {
        title: "About this report",
        blocks: [
          {
            kind: "facts",
            facts: given(
              ["Threat", threat.id],
              ["Signal", threat.signal.id],
              ["Version", String(threat.version)],
              ["Origin", ORIGIN_WORD[threat.origin]],
              ["In the console", `/threats/${threat.id}`],
              ["Made", utc(madeAt)],
            ),
          },
        ],
      },
    ],
    made_at: madeAt,
  };
}
