import { sourceSentence } from "@/components/model/fallback-words";
import { modeOf } from "@/components/model/judged";
import { MODE_WORD } from "@/components/threat-words";
import { logistic } from "@/components/ui/waterfall-rows";
import { TACTIC_NAME } from "@/components/workflow/tactic-names";
import {
  ALERT_AGENT_WORD,
  apartWords,
  DELIVERY_WORD,
  RESPONSE_STATUS_WORD,
  secondsWords,
} from "@/components/workflow/workflow-words";
import type { Deed } from "@/lib/schema/deed";
import type { AlertAgent, Workflow } from "@/lib/schema/workflow";
import { deedWords } from "./deeds-table";
import { actionBlocks } from "./plan-blocks";
import type { Block } from "./report";
import { figures, lines, named, own, partsTable, utc, waterfallTable } from "./report-words";
import { techniqueTable } from "./threat-blocks";

const text = (words: string): Block => ({ kind: "text", text: words });

/** The weights as a waterfall, what would turn it, and the parts of the risk. */
export function whyBlocks({ triage_result, investigation_result, decision_result }: Workflow): Block[] {
  const weights = decision_result?.weights ?? triage_result?.weights;
  const counterfactual = decision_result?.counterfactual;
  return [
    ...(triage_result && decision_result ? [text(`Triage: ${triage_result.reasoning}`)] : []),
    ...(weights ? [waterfallTable(weights, "Chance that it is real", (step) => logistic(step.after))] : []),
    ...(counterfactual ? [text(counterfactual)] : []),
    ...(investigation_result
      ? [
          text(`Risk ${investigation_result.risk_score.toFixed(1)} of 10:`),
          partsTable("Parts of the risk", investigation_result.risk_parts),
        ]
      : []),
  ];
}

export function attackBlocks({ triage_result, investigation_result, alert }: Workflow): Block[] {
  const techniques = triage_result?.techniques ?? alert.techniques;
  const matches = triage_result?.technique_matches?.length ? triage_result.technique_matches : null;
  const chain = investigation_result?.attack_chain ?? [];
  return [
    ...(matches
      ? [techniqueTable(matches)]
      : techniques.length > 0
        ? [text(`Techniques: ${techniques.join(", ")}`)]
        : []),
    ...(alert.tactics.length > 0
      ? [
          text(
            `Tactics, as the rule names them: ${alert.tactics.map((tactic) => TACTIC_NAME[tactic] ?? tactic).join(", ")}`,
          ),
        ]
      : []),
    ...(chain.length > 0
      ? [
          {
            kind: "table",
            label: "Attack chain",
            columns: [named("Tactic"), named("Technique"), named("Alert"), own("When")],
            rows: chain.map((step) => [step.tactic, step.technique ?? "", step.alert_id, utc(step.at)]),
          } as const,
        ]
      : []),
  ];
}

export function relatedTable({ investigation_result }: Workflow): Block[] {
  const related = investigation_result?.related_alerts ?? [];
  if (related.length === 0) return [];
  return [
    {
      kind: "table",
      label: "Related alerts",
      columns: [named("Alert"), named("Rule"), named("In common"), own("When")],
      rows: related.map((one) => [one.alert_id, one.rule_name, one.shared.join(", "), apartWords(one.minutes_apart)]),
    },
  ];
}

export function responseBlocks({ response_result: response }: Workflow): Block[] {
  if (!response) return [text("There is no response yet.")];
  const told = response.notifications_sent.map(
    (one) => `${one.to}, by ${one.channel.replaceAll("_", " ")}, ${utc(one.at)}: ${DELIVERY_WORD[one.status]}`,
  );
  const done = [...response.actions_taken, ...response.automation_applied];
  return [
    text(`${RESPONSE_STATUS_WORD[response.status]}. ${response.summary}`),
    ...actionBlocks(response.actions),
    ...(told.length > 0 ? [text("Told:"), lines("Told", told)] : []),
    ...(done.length > 0 ? [text("What really happened:"), lines("What really happened", done)] : []),
  ];
}

const RESULT = {
  triage: "triage_result",
  investigation: "investigation_result",
  decision: "decision_result",
  response: "response_result",
} as const satisfies Record<AlertAgent, keyof Workflow>;

const AGENTS = ["triage", "investigation", "decision", "response"] as const;

const answersOf = (workflow: Workflow) =>
  AGENTS.flatMap((agent) => {
    const made = workflow[RESULT[agent]];
    return made ? [{ name: ALERT_AGENT_WORD[agent], made }] : [];
  });

/** The alert's own time, the moves of the workflow and what people did, in order. */
export function timesTable(workflow: Workflow, deeds: Deed[]): Block {
  const moments = [
    { at: workflow.alert.timestamp, what: "Happened, as the alert says" },
    { at: workflow.created_at, what: "Received" },
    ...answersOf(workflow).map(({ name, made }) => ({ at: made.started_at, what: `${name} began` })),
    ...(workflow.completed_at ? [{ at: workflow.completed_at, what: "Worked through" }] : []),
    ...deeds.map((deed) => ({ at: deed.at, what: `${deed.by}: ${deedWords(deed)}` })),
  ].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  return {
    kind: "table",
    label: "Timeline",
    columns: [own("When"), named("What")],
    rows: moments.map(({ at, what }) => [utc(at), what]),
  };
}

/** Rules or model, agent by agent. */
export function judgedTable(workflow: Workflow): Block[] {
  const answers = answersOf(workflow);
  if (answers.length === 0) return [text("It has not been judged yet.")];
  const { processing_time_seconds: seconds } = workflow;
  const took = seconds === null ? "" : `, in ${secondsWords(seconds)}`;
  return [
    text(`${MODE_WORD[modeOf(answers)]}${took}.`),
    {
      kind: "table",
      label: "Agents",
      columns: [own("Agent"), named("Who answered"), figures("Time (ms)")],
      rows: answers.map(({ name, made }) => [
        name,
        made.dropped_claims
          ? `${sourceSentence(made)} Left out for want of evidence: ${made.dropped_claims}.`
          : sourceSentence(made),
        String(Math.round(made.processing_time_ms)),
      ]),
    },
  ];
}
