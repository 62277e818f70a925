import type { AgentName } from "@/lib/schema/agent-analysis";
import type { Evidence } from "@/lib/schema/evidence";
import type { AlertAgent } from "@/lib/schema/workflow";
import {
  type FallbackReason,
  type Reasoner,
  ReasonerFailure,
  type ReasonerNote,
  type ReasonerQuestion,
} from "../reasoner";

type Asked = ReasonerQuestion<unknown>;
type Script = (question: Asked, cited: string[]) => unknown;

export const USAGE = { model: "scripted-1", input_tokens: 1000, output_tokens: 100, cost_usd: 0.001 };

/** The ids of the evidence that a question shows. */
export const shownIn = ({ variables }: Asked): string[] =>
  ((variables.evidence ?? []) as Evidence[]).map(({ id }) => id);

/** A plain, honest answer for each of the nine; a test changes what it is about. */
export function honestly(agent: AgentName | AlertAgent, ids: string[]): Record<string, unknown> {
  const first = ids[0] ?? "E100";
  const claim = { text: `The facts agree with the rules (${first}).`, evidence_ids: [first] };
  switch (agent) {
    case "triage":
      return {
        verdict: "unknown",
        confidence: 0.9,
        reasoning: claim.text,
        requires_investigation: false,
        key_indicators: [claim.text],
        techniques: [],
      };
    case "investigation":
      return { findings: [claim], risk_score: null, risk_reason: null, risk_evidence_ids: [] };
    case "decision":
      return {
        final_verdict: "unknown",
        priority: "P5",
        confidence: 0.9,
        rationale: claim.text,
        recommended_actions: ["Call the owner of the machine"],
        escalation_required: false,
        estimated_impact: "One account at most.",
      };
    case "response":
      return { summary: "A case for the shift.", ticket_summary: "What happened and how we know." };
    default:
      return {
        analysis: "The facts agree with the rules.",
        confidence: 0.9,
        key_findings: [claim],
        recommendations: ["Compare with yesterday"],
        techniques: null,
        ...(agent === "priority" ? { severity_opinion: null } : {}),
      };
  }
}

/** A reasoner that says what a script says, in the form that was asked for. */
export function scriptedReasoner(
  script: Script = ({ agent }, ids) => honestly(agent, ids),
  policy: Reasoner["policy"] = "always",
): Reasoner & { asked: Asked[]; notes: ReasonerNote[] } {
  const asked: Asked[] = [];
  const notes: ReasonerNote[] = [];
  return {
    policy,
    asked,
    notes,
    note: (note) => void notes.push(note),
    async reason(question) {
      asked.push(question);
      const answer = question.schema.safeParse(await script(question, shownIn(question)));
      if (!answer.success) throw new ReasonerFailure("wrong_schema", "The script does not keep to the form.");
      return { answer: answer.data, usage: USAGE, prompt_version: "script", cached: false };
    },
  };
}

/** Each answer is the honest one with `changes`; of `only` when it is named. */
export const saying = (changes: Record<string, unknown>, only?: AgentName | AlertAgent, policy?: Reasoner["policy"]) =>
  scriptedReasoner(
    ({ agent }, ids) => ({ ...honestly(agent, ids), ...(only === undefined || only === agent ? changes : {}) }),
    policy,
  );

export const failing = (reason: FallbackReason, only?: AgentName | AlertAgent) =>
  scriptedReasoner(({ agent }, ids) => {
    if (only === undefined || only === agent) throw new ReasonerFailure(reason, "scripted");
    return honestly(agent, ids);
  });
