import { coordinate } from "@/agents/threat/coordinator";
import { entitiesOf } from "@/lib/services/entities-of";
import type { House } from "@/lib/services/house";
import { nextSignal } from "./signals";

/** Judges a signal, stores it and says so. `before` is called with its id before it is stored. @returns when it was, by the clock */
export async function commitOne(home: House, before: (id: string) => void = () => {}) {
  const signal = nextSignal();
  const judgement = await coordinate(signal, {
    sources: home.sources,
    clock: home.clock,
    received_at: home.clock.now().toISOString(),
  });
  before(signal.id);
  await home.threats.add(judgement, {
    id: signal.id,
    origin: "api",
    signalHash: "bench",
    actor: { name: "bench" },
    requestId: "bench",
    createdAt: judgement.created_at,
    named: entitiesOf(signal),
  });
  const [committed, precisely] = [Date.now(), performance.now()];
  home.nudge.send();
  return { id: signal.id, committed, precisely };
}
