import type { PastThreat } from "@/agents/ports";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import type { AlertEffect, ThreatEffect } from "@/lib/schema/learned";
import type { Measured, UnmeasuredLesson } from "@/lib/store/lessons";
import { alertOutlook } from "./alert-outlook";
import type { House } from "./house";
import { threatOutlook } from "./threat-outlook";
import { turnOfOthers } from "./turn-of-others";

const EVER = "1970-01-01T00:00:00.000Z";
const MOST_HISTORY = 3000; // as the agents' own view of the past

/** Reads the resolved threats once for all the lessons of a round. */
type Past = () => Promise<PastThreat[]>;

async function measureThreat(house: House, lesson: UnmeasuredLesson, pastOf: Past): Promise<Omit<Measured, "seq">> {
  const { subject_id: id, verdict, reason: note, by: resolved_by, at } = lesson;
  const threat = await house.threats.findById(id);
  if (!threat) throw new AppError("not_found", "There is no such threat.");
  const known = (await pastOf()).filter((past) => past.resolved_at < at && past.id !== id);
  const techniques = threat.mitre_techniques.map((technique) => technique.id);
  const { signal, headline } = threat;
  const lately: PastThreat = { id, signal, headline, techniques, verdict, note, resolved_by, resolved_at: at };
  const effect: ThreatEffect = {
    before: await threatOutlook(house, threat, at, known),
    after: await threatOutlook(house, threat, at, [lately, ...known]),
  };
  const turned = effect.before.recommendation !== effect.after.recommendation;
  return { effect, moved: effect.after.score - effect.before.score, turned };
}

async function measureAlert(house: House, lesson: UnmeasuredLesson): Promise<Omit<Measured, "seq">> {
  const { subject_id: workflow_id, verdict, at } = lesson;
  const workflow = await house.workflows.findById(workflow_id);
  if (!workflow) throw new AppError("not_found", "There is no such workflow.");
  const one = { workflow_id, alert: workflow.alert };
  const suppose = (said: typeof verdict | null) =>
    alertOutlook(house, one, at, { counted: null, said, resolved_before: at });
  const effect: AlertEffect = { before: await suppose(null), after: await suppose(verdict) };
  const { before, after } = effect;
  const turned = before.verdict !== after.verdict || before.priority !== after.priority;
  return { effect, moved: after.malicious_probability - before.malicious_probability, turned };
}

/**
 * Works out what the newest unmeasured lessons changed, each against what was known when it was given, and keeps it.
 * One that fails is tried again by a later round, three times in all. @returns how many were looked at
 */
export async function measureLessons(house: House, most: number): Promise<number> {
  const lessons = await house.lessons.unmeasured(most);
  let read: Promise<PastThreat[]> | undefined;
  const pastOf: Past = () => {
    read ??= house.history.resolvedSince(EVER, MOST_HISTORY);
    return read;
  };
  for (const lesson of lessons) {
    try {
      const found = await (lesson.kind === "threat"
        ? measureThreat(house, lesson, pastOf)
        : measureAlert(house, lesson));
      await house.lessons.measured({ seq: lesson.seq, ...found });
    } catch (error) {
      log.warn({ err: error, lesson: lesson.seq }, "the effect of a resolution could not be worked out");
      await house.lessons.failed(lesson.seq);
    }
    await turnOfOthers();
  }
  return lessons.length;
}
