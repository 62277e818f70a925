import { sourceSentence } from "@/components/model/fallback-words";
import { usageOf } from "@/components/model/judged";
import { AGENT_ORDER } from "@/components/threat/evidence-lookup";
import { EVENT_WORD } from "@/components/threat/page-words";
import { AGENT_WORD, MODE_WORD } from "@/components/threat-words";
import { TACTIC_NAME } from "@/components/workflow/tactic-names";
import { shareWords } from "@/components/workflow/workflow-words";
import type { MitreTechnique } from "@/lib/schema/attack";
import type { ThreatAnalysis } from "@/lib/schema/threat-analysis";
import type { Block } from "./report";
import { cited, figures, named, own, utc, utcTime } from "./report-words";

const TOLD_BY: Record<MitreTechnique["source"], string> = {
  hint: "the signal itself",
  rule: "the rules",
  agent: "an agent",
  llm: "the model",
};

const shownBy = ({ matched = [] }: MitreTechnique) =>
  matched
    .map(({ text, evidence_ids }) => (evidence_ids.length > 0 ? `${text} (${cited(evidence_ids)})` : text))
    .join("; ");

export function techniqueTable(techniques: MitreTechnique[]): Block {
  return {
    kind: "table",
    label: "Techniques",
    columns: [
      own("Technique"),
      named("Name"),
      named("Tactics"),
      named("What showed it"),
      own("Told by"),
      figures("Confidence"),
    ],
    rows: techniques.map((technique) => [
      technique.id,
      technique.name ?? "not in the table",
      technique.tactic_ids.map((id) => TACTIC_NAME[id] ?? id).join(", "),
      shownBy(technique),
      TOLD_BY[technique.source],
      shareWords(technique.confidence),
    ]),
  };
}

export function timelineTable({ investigation_timeline: { events, start_time } }: ThreatAnalysis): Block {
  return {
    kind: "table",
    label: "Timeline",
    columns: [own(`UTC, ${start_time.slice(0, 10)}`), own("Kind"), named("What"), own("Source"), own("Evidence")],
    rows: events.map((event) => [
      utcTime(event.timestamp),
      EVENT_WORD[event.event_type],
      event.description ? `${event.title}: ${event.description}` : event.title,
      event.source,
      cited(event.evidence_ids),
    ]),
  };
}

/** Rules or model, agent by agent, and what of a model's answer was not let through. */
export function judgedBlocks(threat: ThreatAnalysis): Block[] {
  const agents = AGENT_ORDER.map((name) => ({ name: AGENT_WORD[name], made: threat.agent_analyses[name] }));
  const usage = usageOf(agents);
  const cost = usage
    ? ` The model read ${usage.input_tokens} tokens, wrote ${usage.output_tokens}, and cost $${usage.cost_usd.toFixed(4)}.`
    : "";
  return [
    {
      kind: "text",
      text: `${MODE_WORD[threat.mode]}, in ${Math.round(threat.total_processing_time_ms)} ms on ${utc(threat.created_at)}.${cost}`,
    },
    {
      kind: "table",
      label: "Agents",
      columns: [
        own("Agent"),
        named("What it says"),
        figures("Confidence"),
        named("Who answered"),
        figures("Time (ms)"),
      ],
      rows: agents.map(({ name, made }) => [
        name,
        made.analysis,
        shareWords(made.confidence),
        made.dropped_claims > 0
          ? `${sourceSentence(made)} Left out for want of evidence: ${made.dropped_claims}.`
          : sourceSentence(made),
        String(Math.round(made.processing_time_ms)),
      ]),
    },
  ];
}
