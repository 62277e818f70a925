import { RECOMMENDATION_WORD } from "@/components/threat-words";
import type { ChipTone } from "@/components/ui/chip";
import { ALERT_VERDICT_WORD } from "@/components/workflow/workflow-words";
import type { Play, StageState } from "@/lib/schema/demo";

/** How long it takes of our time: "52 s", "9 min". */
export function lastsWords(storyMinutes: number, speed: number): string {
  const seconds = Math.round((storyMinutes * 60) / speed);
  return seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}

const WORDS: Record<string, string> = { ...RECOMMENDATION_WORD, ...ALERT_VERDICT_WORD };
const REAL = ["true_positive", "likely_real"];
const NOISE = ["false_positive", "benign", "likely_fp"];

/** What the judgement made of a stage; null while it is under way. */
export function verdictOf({ verdict }: Pick<StageState, "verdict">): { words: string; tone: ChipTone } | null {
  if (verdict === null) return null;
  const tone = REAL.includes(verdict) ? "critical" : NOISE.includes(verdict) ? "ok" : "medium";
  return { words: WORDS[verdict] ?? verdict.replaceAll("_", " "), tone };
}

export const stageHref = ({ threat_id, workflow_id }: Pick<StageState, "threat_id" | "workflow_id">): string | null =>
  threat_id ? `/threats/${threat_id}` : workflow_id ? `/alerts/${workflow_id}` : null;

const STOPPED_BY = {
  person: "Stopped",
  reset: "Stopped: the demo data was reset",
  restart: "Stopped: the server was restarted",
};

export function playWords({ status, stopped_by }: Pick<Play, "status" | "stopped_by">): string {
  if (status === "stopped") return STOPPED_BY[stopped_by ?? "person"];
  return { playing: "Playing", paused: "Paused", finished: "Finished" }[status];
}
