import type { EntityKind as PageKind } from "@/lib/schema/entity";
import type { ThreatSignal } from "@/lib/schema/signal";

export type EntityKind = "address" | "user" | "device" | "system" | "server";
export type Entity = { kind: EntityKind; label: string; value: string };

const MAX_OF_ONE_KIND = 12;

const texts = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((item): item is string => typeof item === "string" && item !== "");

const ADDRESS = /^(\d{1,3}(\.\d{1,3}){3}|[0-9a-f:]*:[0-9a-f:.]*:[0-9a-f:.]*)$/i;

/** Which page knows more of it: a server may be called by an address or by a name. */
export function pageKindOf({ kind, value }: Entity): PageKind {
  if (ADDRESS.test(value)) return "ip";
  if (kind === "user") return "user";
  return kind === "server" ? "domain" : "host";
}

/** Who and what a signal names, each once, in the order in which a person would ask. */
export function entitiesOf(signal: ThreatSignal): Entity[] {
  const metadata = signal.metadata ?? {};
  const named: [EntityKind, string, string[]][] = [
    ["address", "Address", texts(signal.source_ip ?? metadata.source_ip)],
    ["address", "Proxy", texts(metadata.proxy_ips)],
    ["server", "C2 server", texts(metadata.c2_server)],
    ["user", "User", texts(metadata.user_id)],
    ["device", "Device", texts(metadata.device_id)],
    ["system", "System", texts(metadata.affected_systems)],
  ];
  const seen = new Set<string>();
  return named.flatMap(([kind, label, values]) =>
    values
      .filter((value) => !seen.has(value) && seen.add(value))
      .slice(0, MAX_OF_ONE_KIND)
      .map((value) => ({ kind, label, value })),
  );
}
