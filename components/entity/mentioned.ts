import type { EntityKind } from "@/lib/schema/entity";
import { entityHref } from "./entity-words";

const NAMES: Record<string, EntityKind> = {
  ip: "ip",
  source_ip: "ip",
  address: "ip",
  user: "user",
  user_id: "user",
  host: "host",
  device_id: "host",
  domain: "domain",
  hash: "hash",
};
const MOST = 4;

/** Names in the data of a fact that have a page of their own, each once. */
export function mentionedIn(data: Record<string, unknown>): { kind: EntityKind; value: string }[] {
  const seen = new Set<string>();
  return Object.entries(data)
    .flatMap(([key, value]) => {
      const kind = Object.hasOwn(NAMES, key) ? NAMES[key] : undefined;
      if (!kind || typeof value !== "string" || entityHref(kind, value) === null) return [];
      const mark = `${kind} ${value}`;
      if (seen.has(mark)) return [];
      seen.add(mark);
      return [{ kind, value }];
    })
    .slice(0, MOST);
}
