import { distinctScores } from "@/components/resolve/distinct-scores";
import { RECOMMENDATION_WORD, THREAT_TYPE_WORD } from "@/components/threat-words";
import { ALERT_VERDICT_WORD } from "@/components/workflow/workflow-words";
import type { LearnedSummary, Lesson, LessonKind } from "@/lib/schema/learned";

export const KIND_WORD: Record<LessonKind, string> = { threat: "Threat", alert: "Alert" };

const TYPES: Record<string, string> = THREAT_TYPE_WORD;
/** A threat's type in words; a rule's own name. */
export const topicWords = ({ kind, name }: { kind: LessonKind; name: string }): string =>
  kind === "threat" ? (TYPES[name] ?? name) : name;

export const subjectHref = ({ kind, subject_id }: Pick<Lesson, "kind" | "subject_id">): string =>
  `/${kind === "threat" ? "threats" : "alerts"}/${subject_id}`;

export type EffectWords = {
  of: string;
  short: string;
  before: string;
  after: string;
  from: number;
  to: number;
  said: string;
};

const turn = (before: string, after: string) => (before === after ? `still ${after}` : `${before} → ${after}`);

/** How the next one like it is judged without the resolution and with it. */
export function effectWords(lesson: Lesson): EffectWords | null {
  if (lesson.kind === "threat") {
    if (!lesson.effect) return null;
    const { before, after } = lesson.effect;
    const [was, is] = distinctScores(before.score, after.score);
    const word = ({ recommendation }: typeof before) => RECOMMENDATION_WORD[recommendation].toLowerCase();
    const said = turn(word(before), word(after));
    return {
      of: "false positive",
      short: "false",
      before: was,
      after: is,
      from: before.score,
      to: after.score,
      said,
    };
  }
  if (!lesson.effect) return null;
  const { before, after } = lesson.effect;
  const [was, is] = distinctScores(before.malicious_probability, after.malicious_probability);
  const word = ({ verdict, priority }: typeof before) => `${ALERT_VERDICT_WORD[verdict].toLowerCase()} ${priority}`;
  const said = turn(word(before), word(after));
  const [from, to] = [before.malicious_probability, after.malicious_probability];
  return { of: "malicious", short: "malicious", before: was, after: is, from, to, said };
}

/** How far the next one was moved on average, as words. */
export const movedWords = (moved: LearnedSummary["threat"]["moved"]): string => {
  if (moved === null) return "–";
  if (moved > 0 && moved < 0.001) return "<0.001";
  return moved.toFixed(moved < 0.1 ? 3 : 2);
};
