import { type Asked, type Brain, idsIn, type Reply } from "@/lib/llm/testing/model-server";

/** An answer of the form that the asked agent's schema wants, citing the first evidence of the question. */
function answerFor(asked: Asked): unknown {
  const [id = "E101"] = idsIn(asked);
  const threat = {
    analysis: `The evidence agrees with the rules [${id}].`,
    confidence: 0.8,
    key_findings: [
      { text: `The model reads ${id} the same way`, evidence_ids: [id] },
      { text: "Everybody knows that this customer is careless", evidence_ids: [] },
      { text: "It was all planned", evidence_ids: ["E999"] },
    ],
    recommendations: [],
    techniques: null,
  };
  const answers: Record<string, unknown> = {
    priority: { ...threat, severity_opinion: null },
    triage: {
      verdict: "suspicious",
      confidence: 0.7,
      reasoning: `It deserves a second look [${id}].`,
      requires_investigation: true,
      key_indicators: [`Seen in [${id}]`],
      techniques: [],
    },
    investigation: {
      findings: [{ text: `The model reads ${id} the same way`, evidence_ids: [id] }],
      risk_score: null,
      risk_reason: null,
      risk_evidence_ids: [],
    },
    decision: {
      final_verdict: "suspicious",
      priority: "P3",
      confidence: 0.7,
      rationale: `Neither cleared nor confirmed [${id}].`,
      recommended_actions: [],
      escalation_required: false,
      estimated_impact: `As the evidence shows [${id}].`,
    },
    response: { summary: `Watch what [${id}] shows.`, ticket_summary: `Watch what [${id}] shows.` },
  };
  return answers[asked.agent] ?? threat;
}

/** Answers every agent but those named, which get what goes wrong for them. */
export function brainWith(faults: Record<string, Reply> = {}): Brain {
  return (asked) => faults[asked.agent] ?? { answer: answerFor(asked) };
}
