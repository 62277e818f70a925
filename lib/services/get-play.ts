import type { DemoState, StageState } from "@/lib/schema/demo";
import type { Context } from "./context";
import { playerOf } from "./story-player";

/** An alert is judged later than it is sent; its verdict counts once the decision is made. */
async function withVerdict({ house }: Context, stage: StageState): Promise<StageState> {
  if (stage.workflow_id === null || stage.verdict !== null) return stage;
  const workflow = await house.workflows.findById(stage.workflow_id);
  return workflow && workflow.priority !== null ? { ...stage, verdict: workflow.verdict } : stage;
}

/** What is or was played last, with what the judgement made of each stage. */
export async function getPlay(ctx: Context): Promise<DemoState> {
  const play = await playerOf(ctx.house).state();
  if (!play) return { play };
  return { play: { ...play, stages: await Promise.all(play.stages.map((stage) => withVerdict(ctx, stage))) } };
}
