import { coordinate } from "@/agents/threat/coordinator";
import type { ThreatAnalysis } from "@/lib/schema/threat-analysis";
import type { TriggerRequest } from "@/lib/schema/trigger-request";
import { LostRace } from "@/lib/store/threats";
import { canonicalHash } from "./canonical-hash";
import type { Context } from "./context";
import { entitiesOf } from "./entities-of";
import { originOf, toSignal } from "./to-signal";

export type AnalyzeOptions = { idempotencyKey?: string | undefined; origin: "api" | "manual" | "scenario" };
type Answer = { threat: ThreatAnalysis; replayed: boolean };

/**
 * Judges and stores one signal; the same id or Idempotency-Key with the same body answers what is stored.
 * @throws conflict for the same id or key with another body; invalid for a signal that cannot be
 */
export async function analyzeThreat(ctx: Context, request: TriggerRequest, options: AnalyzeOptions): Promise<Answer> {
  const { house } = ctx;
  const now = house.clock.now();
  const hash = canonicalHash(request);
  const key = options.idempotencyKey;

  const earlier = async (): Promise<ThreatAnalysis | null> => {
    if (key !== undefined) {
      const known = await house.idempotency.find(ctx.actor.id, key, hash, now);
      if (known) return house.threats.findById(known);
    }
    return request.body.id ? house.threats.findBySignal(request.body.id, hash) : null;
  };

  const stored = key !== undefined || request.body.id ? await earlier() : null;
  if (stored) return { threat: stored, replayed: true };

  const signal = toSignal(request, request.body.id ?? house.newId(), { now, random: house.random });
  const { sources, clock, reasoner } = house;
  const judgement = await coordinate(signal, { sources, clock, reasoner, received_at: now.toISOString() });
  try {
    const threat = await house.threats.add(judgement, {
      id: signal.id,
      origin: originOf(request, options.origin),
      signalHash: hash,
      actor: ctx.actor,
      requestId: ctx.requestId,
      createdAt: judgement.created_at,
      named: entitiesOf(signal),
      ...(key === undefined ? {} : { claim: { caller: ctx.actor.id, key, bodyHash: hash } }),
    });
    house.nudge.send();
    return { threat, replayed: false };
  } catch (error) {
    const winner = error instanceof LostRace ? await earlier() : null;
    if (!winner) throw error;
    return { threat: winner, replayed: true };
  }
}
