import { AlertInput } from "@/lib/schema/alert";
import type { Play, StageState, Story, StoryStage } from "@/lib/schema/demo";
import { type ThreatSignalInput, ThreatSignalInput as WholeSignal } from "@/lib/schema/signal";
import type { TriggerRequest } from "@/lib/schema/trigger-request";
import { analyzeThreat } from "./analyze-threat";
import type { Context } from "./context";
import { fillTemplate } from "./fill-template";
import { submitAlert } from "./submit-alerts";

type Became = Pick<StageState, "threat_id" | "workflow_id" | "severity" | "verdict">;
/** Hands one stage in, as its detector would. */
export type Send = (ctx: Context) => Promise<Became>;

async function sendThreat(ctx: Context, request: TriggerRequest): Promise<Became> {
  const { threat } = await analyzeThreat(ctx, request, { origin: "scenario" });
  const { id, severity, false_positive_score: judged } = threat;
  return { threat_id: id, workflow_id: null, severity, verdict: judged.recommendation };
}

export const sendScenario =
  (scenario: string): Send =>
  (ctx) =>
    sendThreat(ctx, { kind: "scenario", body: { scenario } });

/** Dated from the moment it is sent: only the story's clock is compressed. */
export const sendStage =
  (story: Story, stage: StoryStage, play: Pick<Play, "play_id">): Send =>
  async (ctx) => {
    const chance = { now: ctx.house.clock.now(), random: ctx.house.random };
    const at = chance.now.toISOString();
    if (stage.kind === "threat") {
      const signal: ThreatSignalInput = WholeSignal.parse({
        ...(fillTemplate(stage.signal, chance) as object),
        detected_at: at,
      });
      return sendThreat(ctx, { kind: "signal", body: signal });
    }
    const alert = AlertInput.parse({
      timestamp: at,
      ...(fillTemplate(stage.alert, chance) as object),
      alert_id: `${story.name}-${stage.id}-${play.play_id.slice(0, 8)}`,
    });
    const { workflow_id } = await submitAlert(ctx, alert, "scenario");
    return { threat_id: null, workflow_id, severity: alert.severity, verdict: null };
  };
