import { hostOf, nameOf, userOf } from "@/agents/alert/alert-keys";
import { normaliseAddress } from "@/agents/features/network";
import type { EntityKind } from "@/lib/schema/entity";
import type { Named } from "@/lib/store/entity-mentions";

const HASH = /^[a-f0-9]{32}$|^[a-f0-9]{40}$|^[a-f0-9]{64}$/i;
const DOMAIN = /^(?:[a-z0-9_-]+\.)+[a-z]{2,24}$/i;

/** Alerts file a name under its kind and in short: "corp\\alice" and "alice@corp.example" are user:alice. */
function inAlerts(kind: Exclude<EntityKind, "customer">, value: string): string {
  if (kind === "ip") return normaliseAddress(value) ?? nameOf(value);
  if (kind === "user") return userOf(value);
  return kind === "host" ? hostOf(value).toLowerCase() : nameOf(value);
}

/** How threats and alerts file this name. Threats keep the spelling of their signal. */
export function tagsOf(kind: Exclude<EntityKind, "customer">, value: string): { threats: Named; alerts: Named } {
  const short = inAlerts(kind, value);
  return {
    threats: { tags: [...new Set([value, nameOf(value), short])].filter((tag) => tag !== "") },
    alerts: { tags: [`${kind}:${short}`] },
  };
}

/** The kind that a bare name speaks for; `null` when it could be a user or a host. */
export function kindOf(value: string): EntityKind | null {
  if (normaliseAddress(value)) return "ip";
  if (HASH.test(value)) return "hash";
  if (value.includes("@") || value.includes("\\")) return "user";
  return DOMAIN.test(value) ? "domain" : null;
}
