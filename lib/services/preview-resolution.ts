import type { PastThreat, Sources } from "@/agents/ports";
import { coordinate } from "@/agents/threat/coordinator";
import { createSources } from "@/lib/intel/sources";
import type { ResolutionPreview, ResolutionPreviewRequest } from "@/lib/schema/threat-change";
import type { Context } from "./context";
import { getThreat } from "./get-threat";

/** How the next signal like this one would be scored, now and after such a resolution. Stores nothing. @throws not_found */
export async function previewResolution(
  ctx: Context,
  id: string,
  { resolution }: ResolutionPreviewRequest,
): Promise<ResolutionPreview> {
  const { facts, history, clock, sources, newId } = ctx.house;
  const threat = await getThreat(ctx, id);
  const at = clock.now().toISOString();
  const resolved: PastThreat = {
    id: threat.id,
    signal: threat.signal,
    headline: threat.headline,
    techniques: threat.mitre_techniques.map((technique) => technique.id),
    verdict: resolution,
    note: "",
    resolved_by: ctx.actor.name,
    resolved_at: at,
  };
  const next = { ...threat.signal, id: newId(), detected_at: at };
  const score = async (from: Sources) => {
    const { false_positive_score } = await coordinate(next, { sources: from, clock, received_at: at });
    return { score: false_positive_score.score, recommendation: false_positive_score.recommendation };
  };
  const others: typeof history = {
    ...history,
    resolvedSince: async (since, limit) => (await history.resolvedSince(since, limit)).filter((past) => past.id !== id),
  };
  return {
    resolution,
    before: await score(sources),
    after: await score(createSources({ facts, history: others, extra: [resolved] })),
    earlier_reasons: await ctx.house.lessons.reasons("threat", threat.signal.threat_type, resolution),
  };
}
