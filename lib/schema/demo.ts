import * as z from "zod";
import { Scenario, ScenarioSummary } from "./scenario";
import { Severity } from "./severity";
import { ThreatType } from "./signal";

export const MIN_SPEED = 1;
export const MAX_SPEED = 60;
export const DEFAULT_SPEED = 10;

const name = z.string().regex(/^[a-z0-9_]+$/);
const about = {
  id: name,
  at_minutes: z.number().min(0), // in the story
  title: z.string().min(1),
  text: z.string().min(1),
};

/** What a stage says the judgement will find; only tests read it. */
const expected = z.string().min(1);

/** Times inside a signal or an alert are written as `{"$minutes_ago": n}` and are dated when the stage is sent. */
const StoryStage = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("threat"),
    ...about,
    signal: Scenario.shape.signal.extend({ threat_type: ThreatType }),
    expected,
  }),
  z.object({ kind: z.literal("alert"), ...about, alert: z.record(z.string(), z.unknown()), expected }),
]);
export type StoryStage = z.infer<typeof StoryStage>;

/** An intrusion, or something harmless, told as the signals and alerts that detectors would send. */
export const Story = z.object({
  name,
  title: z.string().min(1),
  description: z.string().min(1),
  truth: z.enum(["attack", "harmless"]), // shown to the audience; nothing that judges reads it
  stages: z.array(StoryStage).min(2).max(12),
});
export type Story = z.infer<typeof Story>;

export const StageKind = z.enum(["threat", "alert"]);

export const StorySummary = z
  .object({
    name: z.string(),
    title: z.string(),
    description: z.string(),
    truth: Story.shape.truth,
    length_minutes: z.number().min(0),
    stages: z.array(
      z.object({ id: z.string(), kind: StageKind, at_minutes: z.number(), title: z.string(), text: z.string() }),
    ),
  })
  .meta({ id: "StorySummary" });
export type StorySummary = z.infer<typeof StorySummary>;

export const Stories = z
  .object({ stories: z.array(StorySummary), scenarios: z.array(ScenarioSummary) })
  .meta({ id: "DemoStories" });
export type Stories = z.infer<typeof Stories>;

/** What became of a stage. `verdict` is an alert's final verdict or a threat's recommendation; null until it was judged. */
export const StageState = z
  .object({
    id: z.string(),
    kind: StageKind,
    title: z.string(),
    at_minutes: z.number().min(0),
    status: z.enum(["waiting", "sending", "sent", "failed"]),
    sent_at: z.iso.datetime().nullable(),
    threat_id: z.uuid().nullable(),
    workflow_id: z.uuid().nullable(),
    severity: Severity.nullable(),
    verdict: z.string().nullable(),
    error: z.string().nullable(),
  })
  .meta({ id: "DemoStage" });
export type StageState = z.infer<typeof StageState>;

export const PlayStatus = z.enum(["playing", "paused", "finished", "stopped"]);
export type PlayStatus = z.infer<typeof PlayStatus>;

/** One playing. The place in the story is that of `as_of`; while it plays it moves on by `speed` seconds a second. */
export const Play = z
  .object({
    play_id: z.uuid(),
    kind: z.enum(["story", "scenario"]),
    name: z.string(),
    title: z.string(),
    status: PlayStatus,
    stopped_by: z.enum(["person", "reset", "restart"]).nullable(),
    speed: z.number().min(MIN_SPEED).max(MAX_SPEED),
    position_seconds: z.number().min(0),
    length_seconds: z.number().min(0),
    as_of: z.iso.datetime(),
    started_at: z.iso.datetime(),
    started_by: z.string(),
    revision: z.int().min(1), // grows with every change of it
    stages: z.array(StageState),
  })
  .meta({ id: "DemoPlay" });
export type Play = z.infer<typeof Play>;

export const DemoState = z.object({ play: Play.nullable() }).meta({ id: "DemoState" });
export type DemoState = z.infer<typeof DemoState>;

const speed = z.number(`must be a number from ${MIN_SPEED} to ${MAX_SPEED}`).min(MIN_SPEED).max(MAX_SPEED);

/** Exactly one of `story` and `scenario`. `after` is the play that the caller sees now, or null: when another began since, nothing does. */
export const PlayRequest = z
  .strictObject({
    story: z.string().max(100).optional(),
    scenario: z.string().max(100).optional(),
    speed: speed.optional(),
    after: z.uuid().nullable().optional(),
  })
  .refine(({ story, scenario }) => (story === undefined) !== (scenario === undefined), {
    path: ["story"],
    message: "exactly one of story and scenario is needed",
  })
  .meta({ id: "DemoPlayRequest" });
export type PlayRequest = z.infer<typeof PlayRequest>;

export const SpeedChange = z.strictObject({ speed }).meta({ id: "DemoSpeed" });
export type SpeedChange = z.infer<typeof SpeedChange>;

/** How many threats and alerts of the past were put back. */
export const DemoReset = z.object({ threats: z.int().min(0), alerts: z.int().min(0) }).meta({ id: "DemoReset" });
export type DemoReset = z.infer<typeof DemoReset>;
