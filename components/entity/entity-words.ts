import type { Entity, EntityKind } from "@/lib/schema/entity";
import type { IntelIndicator, NetworkKind } from "@/lib/schema/intel";

export const ENTITY_KIND_WORD: Record<EntityKind, string> = {
  ip: "Address",
  user: "User",
  host: "Host",
  customer: "Customer",
  domain: "Domain",
  hash: "Hash",
};

export const NETWORK_WORD: Record<NetworkKind, string> = {
  residential: "Residential line",
  mobile: "Mobile network",
  business: "Business line",
  hosting: "Hosting network",
  vpn: "VPN exit",
  tor: "Tor exit",
  crawler: "Crawler",
  carrier_nat: "Shared by many behind one carrier",
  education: "School or university",
  unknown: "Kind not known",
};

export const INTEL_TONE: Record<IntelIndicator["classification"], "critical" | "high" | "ok"> = {
  malicious: "critical",
  suspicious: "high",
  benign: "ok",
};

const MAX = 200;

/** A path segment cannot be "." or "..", and the page takes 200 characters. */
export function entityHref(kind: EntityKind, value: string): string | null {
  const name = value.trim();
  if (name === "" || name.length > MAX || /^\.{1,2}$/.test(name)) return null;
  return `/entities/${kind}/${encodeURIComponent(name)}`;
}

/** The lists that hold all of what the page shows the newest of. */
export function listsOf({ kind, value, name }: Pick<Entity, "kind" | "value" | "name">): {
  threats: string;
  alerts: string;
} {
  const of = (params: Record<string, string>) => String(new URLSearchParams(params));
  return kind === "customer"
    ? { threats: `/threats?${of({ customer: name })}`, alerts: `/alerts?${of({ customer: name })}` }
    : { threats: `/threats?${of({ entity: value })}`, alerts: `/alerts?${of({ entity: value })}` };
}
