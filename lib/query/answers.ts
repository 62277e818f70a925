import * as z from "zod";
import { AlertResolutionPreview } from "@/lib/schema/alert-outlook";
import { Analytics } from "@/lib/schema/analytics";
import { AnalyticsRange } from "@/lib/schema/analytics-range";
import { AttackMatrix } from "@/lib/schema/attack-matrix";
import { DemoReset, DemoState, Stories } from "@/lib/schema/demo";
import { Entity } from "@/lib/schema/entity";
import { Evaluation, EvaluationList, EvaluationSamples } from "@/lib/schema/evaluation";
import { SearchAnswer } from "@/lib/schema/find";
import { GeneratorState } from "@/lib/schema/generator";
import { Readiness } from "@/lib/schema/health";
import { LearnedPage, LearnedSummary } from "@/lib/schema/learned";
import { Metrics } from "@/lib/schema/metrics";
import { ModelCosts } from "@/lib/schema/model-cost";
import { NotificationPage } from "@/lib/schema/notification";
import { Problem } from "@/lib/schema/problem";
import { ReviewPage } from "@/lib/schema/review";
import { ReviewBulkResult, Shift } from "@/lib/schema/review-change";
import { SavedView, SavedViewList } from "@/lib/schema/saved-view";
import { ScenarioList } from "@/lib/schema/scenario";
import { ThreatAnalysis } from "@/lib/schema/threat-analysis";
import { BulkResult, ResolutionPreview } from "@/lib/schema/threat-change";
import { ThreatPage } from "@/lib/schema/threat-query";
import { Ticket } from "@/lib/schema/ticket";
import { Workflow } from "@/lib/schema/workflow";
import { BatchAnswer, SampleAlerts, WorkflowPage } from "@/lib/schema/workflow-query";

/**
 * The shapes of all answers, by the names that `request` takes. A chunk of its own, fetched when a page has been drawn:
 * with zod it weighs more than the list and the shell together.
 */
const ANSWERS = {
  AlertResolutionPreview,
  Analytics,
  AnalyticsRange,
  AttackMatrix,
  BatchAnswer,
  BulkResult,
  DemoReset,
  DemoState,
  Entity,
  Evaluation,
  EvaluationList,
  EvaluationSamples,
  GeneratorState,
  LearnedPage,
  LearnedSummary,
  Metrics,
  ModelCosts,
  NotificationPage,
  Problem,
  Readiness,
  ResolutionPreview,
  ReviewBulkResult,
  ReviewPage,
  SampleAlerts,
  SavedView,
  SavedViewList,
  ScenarioList,
  SearchAnswer,
  Shift,
  Stories,
  ThreatAnalysis,
  ThreatPage,
  Ticket,
  Workflow,
  WorkflowPage,
};

type Answered = { [N in keyof typeof ANSWERS]: z.output<(typeof ANSWERS)[N]> };
const shapes: { [N in keyof Answered]: z.ZodType<Answered[N]> } = ANSWERS;

export type AnswerName = keyof Answered;
export type AnswerOf<N extends AnswerName> = Answered[N];

/** Parses what the server said. A fault says what is wrong with it, in words. */
export function checkAnswer<N extends AnswerName>(
  name: N,
  body: unknown,
): { data: AnswerOf<N>; fault: null } | { data: null; fault: string } {
  const parsed = shapes[name].safeParse(body);
  return parsed.success
    ? { data: parsed.data, fault: null }
    : { data: null, fault: z.prettifyError(parsed.error).slice(0, 300) };
}
