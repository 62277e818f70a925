import { AppError } from "@/lib/errors";
import { DEFAULT_SPEED, type DemoState, type Play, type PlayRequest, type StageState } from "@/lib/schema/demo";
import type { Context } from "./context";
import { installationData } from "./installation-data";
import { type Send, sendScenario, sendStage } from "./send-stage";
import { isUnderWay } from "./story-clock";
import { playerOf } from "./story-player";

type Stage = Pick<StageState, "id" | "kind" | "title" | "at_minutes">;
type Plan = {
  kind: Play["kind"];
  name: string;
  title: string;
  stages: Stage[];
  send: (stage: Stage, id: string) => Send;
};

const unknown = (path: "story" | "scenario") =>
  new AppError("invalid", "Invalid play: 1 field is wrong.", {
    errors: [{ path, message: "must be a name that GET /api/demo/stories lists" }],
  });

function planOf({ story: storyName, scenario: scenarioName }: PlayRequest): Plan {
  if (scenarioName !== undefined) {
    const scenario = installationData("scenarios").find(({ name }) => name === scenarioName);
    if (!scenario) throw unknown("scenario");
    const { name, title } = scenario;
    const stages = [{ id: name, kind: "threat" as const, title, at_minutes: 0 }];
    return { kind: "scenario", name, title, stages, send: () => sendScenario(name) };
  }
  const story = installationData("stories").find(({ name }) => name === storyName);
  if (!story) throw unknown("story");
  const { name, title, stages } = story;
  const byId = new Map(stages.map((stage) => [stage.id, stage]));
  const send: Plan["send"] = ({ id }, play_id) => {
    const stage = byId.get(id);
    if (!stage) throw new Error(`data/stories.json: ${name} has no stage ${id}`);
    return sendStage(story, stage, { play_id });
  };
  return { kind: "story", name, title, stages, send };
}

const FRESH = {
  status: "waiting" as const,
  sent_at: null,
  threat_id: null,
  workflow_id: null,
  severity: null,
  verdict: null,
  error: null,
};

/**
 * Begins a story or a scenario. Asked twice for the same thing, from one screen or two, it plays once.
 * @throws invalid for an unknown name; conflict while something else plays, or when something else began since `after`
 */
export async function playStory(ctx: Context, request: PlayRequest): Promise<DemoState> {
  const { house, actor } = ctx;
  const plan = planOf(request);
  const begin = (before: Play | null) => {
    const same = before !== null && before.kind === plan.kind && before.name === plan.name;
    const late = request.after !== undefined && (before?.play_id ?? null) !== request.after;
    if (before && same && (isUnderWay(before) || late)) return before;
    if (before && isUnderWay(before)) {
      throw new AppError("conflict", `“${before.title}” is being played. Stop it first.`);
    }
    if (late) throw new AppError("conflict", "Something else was played in the meantime. Look again, then play.");
    const play_id = house.newId();
    const now = house.clock.now().toISOString();
    const length_seconds = Math.max(...plan.stages.map(({ at_minutes }) => at_minutes)) * 60;
    const play: Play = {
      play_id,
      kind: plan.kind,
      name: plan.name,
      title: plan.title,
      status: "playing",
      stopped_by: null,
      speed: request.speed ?? DEFAULT_SPEED,
      position_seconds: 0,
      length_seconds,
      as_of: now,
      started_at: now,
      started_by: actor.name,
      revision: 1,
      stages: plan.stages.map(({ id, kind, title, at_minutes }) => ({ id, kind, title, at_minutes, ...FRESH })),
    };
    return { play, sends: new Map(plan.stages.map((stage) => [stage.id, plan.send(stage, play_id)])) };
  };
  // A route's context reads its house through a getter: what is kept must outlive the request.
  const own: Context = { actor, requestId: ctx.requestId, house };
  return { play: await playerOf(house).start(own, begin) };
}
