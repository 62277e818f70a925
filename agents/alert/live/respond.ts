import type { DecisionResult, InvestigationResult, TriageResult } from "@/lib/schema/workflow";
import type { AlertCase } from "../../alert-ports";
import type { ResponseIntent } from "../../alert-workflow/judges";
import { groundProse } from "../../grounding";
import { ResponseAnswer } from "./answers";
import { askNode, type NodeDeps, type NodeMade } from "./ask-node";
import { contextOf } from "./shown";

const SUMMARY_LENGTH = 300;
const TICKET_LENGTH = 1500;

type Judged = { triage: TriageResult; investigation: InvestigationResult | null; decision: DecisionResult };
type Told = NodeMade & { summary: string; ticket_summary: string | null };

/** The rules' plan in a model's words. Actions, people, status, verdict and priority are the response engine's alone. */
export async function respondWithModel(
  item: AlertCase,
  { triage, investigation, decision }: Judged,
  rules: ResponseIntent,
  policy: unknown,
  deps: NodeDeps,
): Promise<ResponseIntent> {
  const { ticket, notifications, actions, summary, status } = rules;
  const evidence = [...triage.evidence, ...(investigation?.evidence ?? [])];
  const told: Told = await askNode<ResponseAnswer, Told>(
    { source: "rules", summary, ticket_summary: null, processing_time_ms: 0 },
    {
      agent: "response",
      item,
      probability: decision.malicious_probability,
      variables: {
        alert: item.alert,
        decision: contextOf(decision),
        investigation: investigation ? { ...contextOf(investigation), evidence } : { evidence },
        policy: policy ?? null,
        rules_assessment: { ticket, notifications, actions, summary, status },
      },
      schema: ResponseAnswer,
      evidence,
      rules_said: {},
      claims: () => 2,
      merge(answer, grounds, suspected) {
        const short = groundProse(answer.summary, grounds, SUMMARY_LENGTH);
        const long = groundProse(answer.ticket_summary, grounds, TICKET_LENGTH);
        if (!short && !long) return null;
        return suspected ? {} : { summary: short ? `${summary} ${short}` : summary, ticket_summary: long };
      },
    },
    deps,
  );
  const { summary: words, ticket_summary, processing_time_ms: _, rules_said: __, ...made } = told;
  return {
    ...rules,
    summary: words,
    ticket: ticket_summary ? { ...ticket, summary: `${ticket.summary}\n\n${ticket_summary}` } : ticket,
    made,
  };
}
