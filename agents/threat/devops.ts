import type { InfraEvent } from "@/lib/schema/infra-event";
import type { ThreatType } from "@/lib/schema/signal";
import type { Agent, Assessment, Gathered } from "../assessment";
import { blankAssessment, coverage, evidenceFrom, readSource } from "../assessment";
import { isUnder } from "../features/endpoint";
import { inNetwork } from "../features/network";
import type { SignalFeatures } from "../features/signal-features";
import explains from "../knowledge/explains.json";
import weights from "../knowledge/weights.json";
import type { Sources } from "../ports";
import { duration, nameOfType, plural, quote } from "../wording";

const HOUR_MS = 3_600_000;
const LOOK_BACK_HOURS = 24;
const SLACK_MS = 30 * 60_000; // effects begin late and linger
const EFFECT_MS = 2 * HOUR_MS; // how long a deployment or change is felt; other work without an end still goes on

type Fit = "explains" | "partly" | "near";
type Weighed = { event: InfraEvent; fit: Fit; why: string; evidence_id: string };
type Found = Gathered & { events: Weighed[]; search_id: string };

export type DevopsFacts = { explained_by: InfraEvent | null; events: number };

const KINDS = explains as Record<InfraEvent["kind"], ThreatType[]>;
/** Signs that no planned work leaves behind: with one of them, planned work explains nothing away. */
const NOT_WORK = [
  "command_and_control",
  "exfiltration",
  "credential_dumping",
  "encryption",
  "lateral_movement",
  "successful_access",
  "web_shell",
  "session_hijack",
] as const;

function overlaps(event: InfraEvent, from: number, to: number): boolean {
  const start = Date.parse(event.started_at);
  const momentary = event.kind === "deployment" || event.kind === "config_change";
  const end = event.ended_at ? Date.parse(event.ended_at) : momentary ? start + EFFECT_MS : Number.POSITIVE_INFINITY;
  return start - SLACK_MS <= to && end + SLACK_MS >= from;
}

/** True when the event names what the signal touches: its path, a system, or a word of the path for a whole service. */
function touches(event: InfraEvent, features: SignalFeatures): boolean {
  const { endpoint } = features;
  if (endpoint && event.endpoints.some((path) => isUnder(endpoint, path))) return true;
  const systems = features.systems.map((name) => name.toLowerCase());
  if (event.systems.some((name) => systems.includes(name.toLowerCase()))) return true;
  if (systems.includes(event.service.toLowerCase())) return true;
  const wholeService = event.endpoints.length === 0;
  const words = event.service
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 3 && !["service", "platform", "cluster", "frontend", "backend"].includes(word));
  return wholeService && endpoint !== null && words.some((word) => endpoint.split(/[^a-z0-9]+/).includes(word));
}

function weigh(event: InfraEvent, features: SignalFeatures): { fit: Fit; why: string } {
  const at = Date.parse(features.signal.detected_at);
  const from = at - (features.window_minutes ?? 0) * 60_000;
  if (!overlaps(event, from, at)) return { fit: "near", why: "not at the same time" };
  if (!touches(event, features)) return { fit: "near", why: "another service" };
  if (!KINDS[event.kind].includes(features.type))
    return { fit: "near", why: `work of this kind does not cause ${nameOfType(features.type)}` };
  const sign = NOT_WORK.find((name) => features.signs.has(name));
  if (sign) return { fit: "near", why: `planned work does not leave ${sign.replaceAll("_", " ")} behind` };
  if (event.source_networks.length > 0) {
    const source = features.source_ip;
    if (source === null) return { fit: "partly", why: "its traffic has known addresses, and the signal names none" };
    if (!event.source_networks.some((cidr) => inNetwork(source, cidr)))
      return { fit: "near", why: "its traffic comes from other addresses" };
  } else if (event.kind === "load_test" && features.source_ip !== null && !features.internal_source) {
    return { fit: "partly", why: "its addresses were not declared" };
  }
  return { fit: "explains", why: "same service, same time, and of a kind that causes this" };
}

async function gather(features: SignalFeatures, sources: Sources): Promise<Found> {
  const at = Date.parse(features.signal.detected_at);
  const gathered = { consulted: [] as string[], failed: [] as string[] };
  const events = await readSource(
    "infra_events",
    gathered,
    () =>
      sources.infraEvents({
        customer_name: features.signal.customer_name,
        from: new Date(at - LOOK_BACK_HOURS * HOUR_MS).toISOString(),
        to: new Date(at + SLACK_MS).toISOString(),
      }),
    [],
  );
  const ranked = events
    .map((event) => ({ event, ...weigh(event, features) }))
    .sort(
      (a, b) =>
        ["explains", "partly", "near"].indexOf(a.fit) - ["explains", "partly", "near"].indexOf(b.fit) ||
        (a.event.started_at < b.event.started_at ? 1 : -1),
    )
    .slice(0, 8);
  const book = evidenceFrom(301);
  const weighed = ranked.map(({ event, fit, why }) => ({
    event,
    fit,
    why,
    evidence_id: book.add({
      kind: event.kind,
      source: "infra_events",
      summary: `${event.reference}: ${quote(event.title, 160)} (${event.service}), ${ago(at, event.started_at)}`,
      observed_at: event.started_at,
      data: {
        id: event.id,
        service: event.service,
        endpoints: event.endpoints,
        started_at: event.started_at,
        ended_at: event.ended_at,
        fit,
        why,
      },
    }),
  }));
  const search_id =
    weighed[0]?.evidence_id ??
    book.add({
      kind: "deployment",
      source: "infra_events",
      summary:
        gathered.failed.length > 0
          ? "Planned work could not be read"
          : `No deployment, test, maintenance, change or outage in the ${LOOK_BACK_HOURS} hours before`,
      observed_at: features.signal.detected_at,
      data: { events: 0, hours: LOOK_BACK_HOURS },
    });
  return { ...gathered, evidence: book.items, events: weighed, search_id };
}

function ago(at: number, started: string): string {
  const minutes = (at - Date.parse(started)) / 60_000;
  return minutes >= 0 ? `begun ${duration(minutes)} before` : `begins ${duration(-minutes)} later`;
}

function assess(features: SignalFeatures, found: Found): Assessment<DevopsFacts> {
  const w = weights.false_positive;
  const best =
    found.events.find(({ fit }) => fit === "explains") ?? found.events.find(({ fit }) => fit === "partly") ?? null;
  const explained = best?.fit === "explains" && best.event.kind !== "outage" ? best.event : null;
  const near = found.events.filter(({ fit }) => fit === "near");
  const out = blankAssessment<DevopsFacts>(coverage(found.events.length > 0 ? 0.9 : 0.85, found), {
    explained_by: explained,
    events: found.events.length,
  });
  if (best) {
    const name = `${best.event.kind.replaceAll("_", " ")} "${quote(best.event.title, 80)}" (${best.event.reference})`;
    const evidence_ids = [best.evidence_id, ...features.cite("endpoint", "source_ip", "affected_systems")];
    const full = best.fit === "explains";
    const log_odds = best.event.kind === "outage" ? w.outage : full ? w.planned_work : w.planned_work_partial;
    out.key_findings.push({
      text: `The ${name} ${full ? "explains" : "may partly explain"} this: ${best.why}`,
      evidence_ids,
    });
    out.indicators.push({
      indicator: full ? "Planned work explains it" : "Planned work may explain it",
      log_odds,
      group: "explained",
      evidence_ids,
    });
    if (explained) {
      out.severity_parts.push({
        part: "Explained by planned work",
        points: weights.severity.planned_work,
        evidence_ids,
      });
      out.headlines.push({
        text: `${quote(explained.title, 70)} explains the ${features.type === "rate_limit_breach" ? "spike" : "signal"} (${explained.reference})`,
        strength: 90,
        evidence_ids,
      });
    }
    out.recommendations.push(
      full
        ? `Confirm with the owner of ${best.event.reference} and close`
        : `Ask the owner of ${best.event.reference} whether this was theirs`,
    );
  } else {
    const looked = `in the ${LOOK_BACK_HOURS} hours before`;
    out.key_findings.push({
      text:
        found.failed.length > 0
          ? "Planned work could not be read, so it can neither explain nor be ruled out"
          : near.length === 0
            ? `No deployment, test, maintenance, change or outage ${looked}`
            : `${plural(near.length, "event")} ${looked}, none of which explains it: ${near[0]?.why}`,
      evidence_ids: near.length === 0 ? [found.search_id] : near.slice(0, 3).map(({ evidence_id }) => evidence_id),
    });
    out.indicators.push({
      indicator: "No planned work explains it",
      log_odds: 0,
      group: "explained",
      evidence_ids: [found.search_id],
    });
    out.recommendations.push("Look outside planned work for the cause");
  }
  out.analysis = `${out.key_findings.map(({ text }) => text).join(". ")}.`;
  return out;
}

export const devops: Agent<Found, DevopsFacts> = { name: "devops", gather, assess };
