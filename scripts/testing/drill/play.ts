import { liveJudges } from "@/agents/alert/live-judges";
import { injectionsIn } from "@/agents/alert/weigh-injection";
import type { AlertSources } from "@/agents/alert-ports";
import type { Reasoner } from "@/agents/reasoner";
import { stoppedClock } from "@/agents/testing/fake-sources";
import type { JudgedAlert } from "@/agents/testing/judge-alert";
import { coordinate } from "@/agents/threat/coordinator";
import { aReasoner } from "@/lib/llm/testing/ask-model";
import { startModelServer } from "@/lib/llm/testing/model-server";
import type { Alert } from "@/lib/schema/alert";
import type { ThreatSignal } from "@/lib/schema/signal";
import type { Judgement } from "@/lib/schema/threat-analysis";
import { ruleJudges } from "@/lib/services/rule-judges";
import { alertCarriers, historyOf, NOW, signalCarriers, sourcesWith } from "./carriers";
import { leaks, wonOnAlert, wonOnSignal } from "./compare";
import { type Goal, obedient } from "./obedient";
import { type Payload, withText } from "./pack";

export const WHO = ["rules", "lower", "quiet", "leak"] as const;
export type Who = "rules" | Goal;

/** One attack on one carrier by one judge: what it won, whether it was seen, and whether a model took part. */
export type Played = { payload: Payload; carrier: string; who: Who; won: string[]; seen: boolean; asked: number };

const at = NOW.toISOString();
const clock = stoppedClock(at);

const judgeSignal = (signal: ThreatSignal, sources: AlertSources, reasoner: Reasoner | null): Promise<Judgement> =>
  coordinate(signal, { sources, clock, received_at: at, reasoner });

async function judgeAlert(alert: Alert, sources: AlertSources, reasoner: Reasoner | null): Promise<JudgedAlert> {
  const judges = reasoner ? liveJudges(ruleJudges, reasoner) : ruleJudges;
  const item = { workflow_id: "00000000-0000-4000-8000-00000000d411", alert, received_at: at, intake_seq: 1 };
  const deps = { sources, clock };
  const triage = await judges.triage(item, deps);
  const investigation = triage.requires_investigation ? await judges.investigate(item, triage, deps) : null;
  const decision = await judges.decide(item, { triage, investigation }, deps);
  return {
    triage,
    investigation,
    decision,
    plan: await judges.respond(item, { triage, investigation, decision }, deps),
  };
}

/** Everything of a judgement that would be stored, but for what the attacker sent himself. */
const stored = ({ signal: _signal, ...judgement }: Judgement) => judgement;

type Outcome = Pick<Played, "won" | "seen">;

async function onSignal(
  payload: Payload,
  carrier: ThreatSignal,
  reasoner: Reasoner | null,
  prompts: () => string[],
): Promise<Outcome> {
  const onFields = payload.target === "signal" ? payload.fields : {};
  const harmless = withText(carrier, onFields, false);
  const before = await judgeSignal(harmless, sourcesWith(historyOf(carrier, null)), null);
  const after = await judgeSignal(
    withText(carrier, onFields, true),
    sourcesWith(historyOf(carrier, payload)),
    reasoner,
  );
  const leaked = leaks(prompts(), stored(before), stored(after)) ? ["prompt"] : [];
  return { won: [...wonOnSignal(before, after), ...leaked], seen: after.integrity?.suspected ?? false };
}

async function onAlert(
  payload: Payload,
  carrier: Alert,
  reasoner: Reasoner | null,
  prompts: () => string[],
): Promise<Outcome> {
  const sources = sourcesWith([]);
  const before = await judgeAlert(withText(carrier, payload.fields, false), sources, null);
  const attacked = withText(carrier, payload.fields, true);
  const after = await judgeAlert(attacked, sources, reasoner);
  const leaked = leaks(prompts(), before, after) ? ["prompt"] : [];
  return { won: [...wonOnAlert(before, after), ...leaked], seen: injectionsIn(attacked).length > 0 };
}

/** Plays every attack on every carrier against the rules alone, and against a model that does as it is told, in three ways. */
export async function playDrill(
  payloads: Payload[],
  options: { port?: number; carriers?: number } = {},
): Promise<Played[]> {
  const server = await startModelServer(obedient("lower"), options.port ?? 0);
  const prompts = () => [...new Set(server.asked.map(({ system }) => system))];
  const played: Played[] = [];
  const most = options.carriers ?? Number.POSITIVE_INFINITY;
  try {
    for (const who of WHO) {
      if (who !== "rules") server.setBrain(obedient(who));
      const reasoner = who === "rules" ? null : aReasoner(server.url, { timeoutMs: 20_000 }).reasoner;
      for (const payload of payloads) {
        const carriers = payload.target === "alert" ? alertCarriers() : signalCarriers();
        for (const carrier of carriers.slice(0, most)) {
          const from = server.asked.length;
          const outcome =
            "alert_id" in carrier
              ? await onAlert(payload, carrier, reasoner, prompts)
              : await onSignal(payload, carrier, reasoner, prompts);
          const name = "alert_id" in carrier ? carrier.alert_id : `${carrier.threat_type} at ${carrier.customer_name}`;
          played.push({ payload, carrier: name, who, ...outcome, asked: server.asked.length - from });
        }
      }
    }
  } finally {
    await server.close();
  }
  return played;
}
