import { SEVERITY_WORD } from "@/components/ui/severity-mark";
import { integrityOf, otherWarnings } from "@/components/workflow/alert-integrity";
import {
  ALERT_ORIGIN_WORD,
  PRIORITY_MEANING,
  RESOLVED_WORD,
  shareWords,
  VERDICT_SENTENCE,
  WORKFLOW_STATUS_WORD,
} from "@/components/workflow/workflow-words";
import type { Deed } from "@/lib/schema/deed";
import type { Workflow } from "@/lib/schema/workflow";
import { deedsBlock, withResolution } from "./deeds-table";
import { integritySection } from "./integrity-section";
import type { Block, Report, ReportSection } from "./report";
import { evidenceTable, findingsList, given, lines, utc } from "./report-words";
import { attackBlocks, judgedTable, relatedTable, responseBlocks, timesTable, whyBlocks } from "./workflow-blocks";

const LONGEST_QUOTE = 2_000;

function verdictOf({ verdict, priority, resolution, severity }: Workflow): string {
  const machine = verdict
    ? `${VERDICT_SENTENCE[verdict]}${priority ? `, ${priority} (${PRIORITY_MEANING[priority]})` : ""}`
    : `Not judged yet, ${SEVERITY_WORD[severity].toLowerCase()} severity by its rule`;
  if (!resolution) return machine;
  return `Resolved as ${RESOLVED_WORD[resolution.verdict]} by ${resolution.by}. Judged before that: ${machine}`;
}

function factsOf(workflow: Workflow) {
  const { alert, confidence, decision_result: decision, risk_score: risk, respond_by } = workflow;
  const { host, user, source_ip, destination_ip } = alert.assets;
  return given(
    ["Confidence in the verdict", confidence === null ? null : `${shareWords(confidence)} of 1`],
    ["Chance that it is real", decision && shareWords(decision.malicious_probability)],
    ["Risk", risk === null ? null : `${risk.toFixed(1)} of 10`],
    ["State", WORKFLOW_STATUS_WORD[workflow.status]],
    ["Ticket", workflow.ticket_id],
    ["Severity, as the rule says", SEVERITY_WORD[workflow.severity]],
    ["Customer", alert.customer_name],
    ["Host", host],
    ["User", user],
    ["Source address", source_ip],
    ["Destination address", destination_ip],
    ["Happened", utc(alert.timestamp)],
    ["Received", utc(workflow.created_at)],
    ["Respond by", respond_by && utc(respond_by)],
    ["Taken by", workflow.assignee ?? "nobody"],
  );
}

function aboutSection(workflow: Workflow, madeAt: string): ReportSection {
  const { alert } = workflow;
  const facts = given(
    ["Alert", alert.alert_id],
    ["Rule", alert.rule_id],
    ["Detector", alert.source],
    ["Workflow", workflow.workflow_id],
    ["Version", String(workflow.version)],
    ["Origin", ALERT_ORIGIN_WORD[workflow.origin]],
    ["In the console", `/alerts/${workflow.workflow_id}`],
    ["Made", utc(madeAt)],
  );
  return { title: "About this report", blocks: [{ kind: "facts", facts }] };
}

function claimBlocks({ alert }: Workflow): Block[] {
  const { description } = alert;
  const left = description.length - LONGEST_QUOTE;
  const said = left > 0 ? `${description.slice(0, LONGEST_QUOTE)} … (${left} more characters)` : description;
  return [{ kind: "text", text: said || "The alert describes nothing." }];
}

function troubleSection(workflow: Workflow): ReportSection[] {
  const warnings = otherWarnings(workflow);
  const errors = workflow.errors.map(
    ({ agent, attempt, message, at }) => `${utc(at)}, ${agent}, try ${attempt}: ${message}`,
  );
  if (warnings.length + errors.length === 0) return [];
  return [
    { title: "Errors and warnings", warning: true, blocks: [lines("Errors and warnings", [...errors, ...warnings])] },
  ];
}

const section = (title: string, blocks: Block[]): ReportSection[] => (blocks.length > 0 ? [{ title, blocks }] : []);

/** An alert and its workflow as a document; of a workflow that is still at work, what there is so far. */
export function workflowReport(workflow: Workflow, known: Deed[], madeAt: string): Report {
  const deeds = withResolution(known, workflow.resolution);
  const { triage_result: triage, investigation_result: investigation, decision_result: decision } = workflow;
  const evidence = [...(triage?.evidence ?? []), ...(investigation?.evidence ?? [])];
  const findings = investigation?.findings ?? [];
  const said = decision?.rationale ?? triage?.reasoning;
  return {
    kind: "alert",
    id: workflow.workflow_id,
    path: `/alerts/${workflow.workflow_id}`,
    title: workflow.alert.rule_name,
    verdict: verdictOf(workflow),
    facts: factsOf(workflow),
    sections: [
      ...integritySection(integrityOf(workflow), "alert"),
      ...troubleSection(workflow),
      ...section("Summary", [
        ...(said ? [{ kind: "text", text: said } as const] : []),
        ...(decision ? [{ kind: "text", text: `Estimated impact: ${decision.estimated_impact}` } as const] : []),
      ]),
      ...section("What the alert says", claimBlocks(workflow)),
      ...section("Findings", findings.length > 0 ? [findingsList(findings, evidence)] : []),
      ...section("Why this verdict", whyBlocks(workflow)),
      ...section("ATT&CK", attackBlocks(workflow)),
      ...section("Related alerts", relatedTable(workflow)),
      ...section("Response", responseBlocks(workflow)),
      ...section("Who decided what", [deedsBlock(deeds)]),
      ...section("Notes", workflow.notes.length > 0 ? [lines("Notes", notesOf(workflow))] : []),
      ...section("Timeline", [timesTable(workflow, deeds)]),
      ...section("Evidence", evidence.length > 0 ? [evidenceTable(evidence)] : []),
      ...section("How it was judged", judgedTable(workflow)),
      aboutSection(workflow, madeAt),
    ],
    made_at: madeAt,
  };
}

const notesOf = ({ notes }: Workflow) => notes.map(({ text, by, at }) => `${utc(at)}, ${by}: ${text}`);
