import { AppError } from "@/lib/errors";
import { ThreatSignal, type ThreatType } from "@/lib/schema/signal";
import type { ThreatOrigin } from "@/lib/schema/threat-analysis";
import type { TriggerRequest } from "@/lib/schema/trigger-request";
import { addressIn, type Chance, fillTemplate, pick, wholeBetween } from "./fill-template";
import { installationData, type SignalTemplate } from "./installation-data";

const MAX_AHEAD_MS = 5 * 60_000;

type Whole = Extract<TriggerRequest, { kind: "signal" }>["body"];

function fromWhole(body: Whole, id: string, now: Date): ThreatSignal {
  const { timestamp, detected_at, ...rest } = body;
  const at = detected_at ?? timestamp ?? now.toISOString();
  if (Date.parse(at) > now.getTime() + MAX_AHEAD_MS) {
    const path = detected_at === undefined ? "timestamp" : "detected_at";
    throw new AppError("invalid", "Invalid threat signal: 1 field is wrong.", {
      errors: [{ path, message: "must not be more than 5 minutes ahead" }],
    });
  }
  return { ...rest, id, detected_at: at };
}

function fromScenario(name: string, id: string, chance: Chance): ThreatSignal {
  const scenario = installationData("scenarios").find((item) => item.name === name);
  if (!scenario) {
    throw new AppError("invalid", "Invalid threat signal: 1 field is wrong.", {
      errors: [{ path: "scenario", message: "must be a name that GET /api/scenarios lists" }],
    });
  }
  const { threat_type, signal } = scenario;
  return ThreatSignal.parse({
    ...(fillTemplate(signal, chance) as object),
    threat_type,
    id,
    detected_at: chance.now.toISOString(),
  });
}

function templateFor(type: ThreatType | undefined, chance: Chance): SignalTemplate {
  const all = installationData("generator");
  const some = type === undefined ? all : all.filter((template) => template.threat_type === type);
  let rest = chance.random() * some.reduce((sum, template) => sum + template.weight, 0);
  const chosen = some.find((template) => {
    rest -= template.weight;
    return rest < 0;
  });
  const template = chosen ?? some.at(-1);
  if (!template) throw new Error(`data/generator.json has no template for ${type}`);
  return template;
}

function generated(type: ThreatType | undefined, id: string, chance: Chance): ThreatSignal {
  const template = templateFor(type, chance);
  const some = <T>(items: T[]): T | undefined => (items.length > 0 ? pick(chance, items) : undefined);
  const network = some(template.networks);
  return ThreatSignal.parse({
    id,
    threat_type: template.threat_type,
    customer_name: pick(chance, template.customers),
    detected_at: chance.now.toISOString(),
    source_ip: network && addressIn(chance, network),
    user_agent: some(template.user_agents),
    endpoint: some(template.endpoints),
    request_count: template.request_count ? wholeBetween(chance, ...template.request_count) : undefined,
    time_window_minutes: template.time_window_minutes
      ? wholeBetween(chance, ...template.time_window_minutes)
      : undefined,
    metadata: fillTemplate(template.metadata, chance),
  });
}

/** The signal that a request stands for. @throws invalid for a time ahead or an unknown scenario */
export function toSignal(request: TriggerRequest, id: string, chance: Chance): ThreatSignal {
  if (request.kind === "signal") return fromWhole(request.body, id, chance.now);
  if (request.kind === "scenario") return fromScenario(request.body.scenario, id, chance);
  return generated(request.body.threat_type, id, chance);
}

export function originOf(request: TriggerRequest, posted: "api" | "manual" | "scenario"): ThreatOrigin {
  return request.kind === "signal" ? posted : request.kind === "scenario" ? "scenario" : "generator";
}
