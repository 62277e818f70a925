import type { Judgement } from "@/lib/schema/threat-analysis";
import type { Reasoner } from "../reasoner";
import { coordinate } from "../threat/coordinator";
import { aSignal, NOW } from "./a-signal";
import { fakeSources, stoppedClock, type World } from "./fake-sources";

/** A credential stuffing that the rules call real. */
export const stuffing = aSignal({
  threat_type: "credential_stuffing",
  source_ip: "203.0.113.9",
  endpoint: "/login",
  metadata: { failed_attempts: 1200, distinct_accounts: 1190, user_id: "alice" },
});

/** Judged with a model, or, without a reasoner, by the rules alone. */
export const judgeLive = (reasoner: Reasoner | null, world: Partial<World> = {}, of = stuffing) =>
  coordinate(of, { sources: fakeSources(world), clock: stoppedClock(), received_at: NOW, reasoner });

export const analysesOf = ({ agent_analyses }: Judgement) => Object.values(agent_analyses);

export const finding = (text: string, ...evidence_ids: string[]) => ({ text, evidence_ids });
