import type { ActionType, ResponseAction } from "@/lib/schema/response-plan";
import type { Severity } from "@/lib/schema/severity";
import { inNetwork, isInternal } from "../features/network";
import type { SignalFeatures } from "../features/signal-features";
import templates from "../knowledge/response-templates.json";
import type { AgentRuns } from "../threat/agents";
import { duration, list, nameOfType, quote } from "../wording";

export type Draft = Pick<
  ResponseAction,
  "action_type" | "target" | "reason" | "parameters" | "rollback_possible" | "estimated_impact"
>;
const NAMELESS = "the source"; // where every name that the signal gives is invisible
type Situation = { features: SignalFeatures; runs: AgentRuns; severity: Severity };

/** True for an address that must never be blocked: internal, own, or on the customer's list. */
export function isProtected(ip: string, runs: AgentRuns): boolean {
  const { policy } = runs.config.assessment.facts;
  return isInternal(ip) || [...policy.allowlist, ...policy.own_networks].some(({ cidr }) => inNetwork(ip, cidr));
}

/** Who else is hit when the address is blocked. */
function blastRadius({ runs }: Situation): string {
  switch (runs.context.assessment.facts.address?.kind) {
    case "carrier_nat":
    case "mobile":
      return "Wide: a carrier puts hundreds of subscribers behind one address, all would be cut off";
    case "education":
    case "business":
      return "An office or campus: everyone there shares the address";
    case "vpn":
    case "tor":
      return "Other users of the same VPN or Tor exit would be cut off too";
    case "hosting":
      return "Small: a hosting address, people seldom browse from there";
    case "residential":
      return "One household at most";
    default:
      return "Unknown: who else sits behind the address is not recorded";
  }
}

const builders: Record<ActionType, (situation: Situation) => Draft | null> = {
  block_ip(situation) {
    const { features, runs, severity } = situation;
    const { malicious } = runs.context.assessment.facts;
    if (runs.config.failed.includes("customers")) return null; // whom the list protects is not known
    const accused = [
      ...features.hostile,
      ...(malicious && features.addresses.includes(malicious.matched) ? [malicious.matched] : []),
    ];
    const ip = accused.find((address) => !isProtected(address, runs));
    if (!ip) return null;
    const minutes = templates.block_minutes[severity];
    return {
      action_type: "block_ip",
      target: ip,
      reason: `Stops ${nameOfType(features.type)} at its source for ${duration(minutes)}`,
      parameters: { duration_minutes: minutes },
      rollback_possible: true,
      estimated_impact:
        ip === features.source_ip ? blastRadius(situation) : "Cuts the connection to one outside address",
    };
  },
  rate_limit({ features, severity, runs }) {
    const share = templates.rate_limit_share[severity];
    const { policy } = runs.config.assessment.facts;
    const target = features.endpoint ?? features.source_ip ?? features.signal.customer_name;
    return {
      action_type: "rate_limit",
      target: quote(target, 200) || NAMELESS,
      reason: "Keeps the service up while real users get through",
      parameters: {
        requests_per_minute: Math.max(1, Math.round(policy.rate_limit.requests_per_minute * share)),
        ...(features.source_ip ? { source_ip: features.source_ip } : {}),
        duration_minutes: templates.block_minutes[severity],
      },
      rollback_possible: true,
      estimated_impact: features.source_ip
        ? "Slows one source; real users behind it wait longer"
        : "Slows everyone on this endpoint",
    };
  },
  challenge({ features }) {
    const target = features.user ?? features.source_ip ?? features.endpoint ?? features.signal.customer_name;
    return {
      action_type: "challenge",
      target: quote(target, 200) || NAMELESS,
      reason: "A person passes a challenge, a script does not",
      parameters: {
        method: features.user || features.type === "geo_anomaly" ? "second_factor" : "captcha",
        duration_minutes: 240,
      },
      rollback_possible: true,
      estimated_impact: "One extra step for real users",
    };
  },
  quarantine({ features }) {
    const target = features.device ?? features.systems[0];
    if (!target) return null;
    return {
      action_type: "quarantine",
      target: quote(target, 200) || NAMELESS,
      reason: "Cuts the machine off before it does more harm; its memory and disk stay for investigation",
      parameters: {
        keep_powered_on: true,
        ...(features.systems.length > 0 ? { systems: features.systems.slice(0, 10) } : {}),
      },
      rollback_possible: true,
      estimated_impact:
        features.systems.length > 1
          ? `Cuts it off; ${list(features.systems.slice(0, 3).map((name) => quote(name, 40)))} may lose a part`
          : "Cuts one machine off",
    };
  },
  revoke_sessions({ features }) {
    if (!features.user && !features.device) return null;
    return {
      action_type: "revoke_sessions",
      target: quote(features.user ?? features.device ?? "", 200),
      reason: "Ends whatever access was gained; the rightful user signs in again",
      parameters: {},
      rollback_possible: false,
      estimated_impact: "One user has to sign in again",
    };
  },
  reset_password({ features }) {
    const many = (features.distinct_accounts ?? 0) > 1;
    if (!features.user && !many) return null;
    return {
      action_type: "reset_password",
      target: many
        ? `accounts that signed in from ${features.source_ip ?? "the source"}`
        : quote(features.user ?? "", 200),
      reason: "The password must be taken as known to the attacker",
      parameters: many ? { scope: "succeeded_only" } : {},
      rollback_possible: false,
      estimated_impact: many
        ? "Only accounts with a sign-in that worked; each owner is told"
        : "One user chooses a new password",
    };
  },
  escalate({ features }) {
    return {
      action_type: "escalate",
      target: "Incident lead",
      reason: `Someone who may decide for ${quote(features.signal.customer_name, 80)} has to know now`,
      parameters: {},
      rollback_possible: true,
      estimated_impact: "None for the customer's users",
    };
  },
  monitor({ features }) {
    const target =
      features.source_ip ?? features.user ?? features.device ?? features.endpoint ?? features.signal.customer_name;
    return {
      action_type: "monitor",
      target: quote(target, 200) || NAMELESS,
      reason: "Watching costs nobody anything and shows whether it goes on",
      parameters: { duration_minutes: 1440 },
      rollback_possible: true,
      estimated_impact: "None",
    };
  },
  allowlist({ features, runs }) {
    const { listed } = runs.config.assessment.facts;
    return features.source_ip && !listed
      ? {
          action_type: "allowlist",
          target: features.source_ip,
          reason: "Known and harmless: the next one need not be judged",
          parameters: { duration_minutes: 10_080 },
          rollback_possible: true,
          estimated_impact: "Signals from this address weigh less",
        }
      : null;
  },
};

/** The action as it would be taken here, or null where it has no target or would hit somebody protected. */
export function draftAction(type: ActionType, situation: Situation): Draft | null {
  const draft = builders[type](situation);
  return draft && { ...draft, target: draft.target || "the source of the signal" }; // a name may have nothing to show
}
