import type { AlertAssets, AlertInput } from "@/lib/schema/alert";

type Kind = "host" | "source_ip" | "destination_ip" | "user";

/** What SIEMs call the four, first the contract's own word: a value under an earlier name is the main one. */
const NAMES: Record<Kind, string[]> = {
  host: ["host", "hostname", "host_name", "hosts", "hostnames"],
  source_ip: ["source_ip", "src_ip", "source_ips", "src_ips"],
  destination_ip: ["destination_ip", "dest_ip", "dst_ip", "destination_ips", "dest_ips", "dst_ips"],
  user: ["user", "username", "user_name", "users", "usernames"],
};
const KINDS = ["host", "source_ip", "destination_ip", "user"] as const;
const KIND_OF = new Map(KINDS.flatMap((kind) => NAMES[kind].map((name) => [name, kind] as const)));

/** Sets an own key, even one such as `__proto__`. */
function put(target: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
}

/** Keeps a value under its key, or under `key_2`, `key_3` … when that holds another. */
export function keepUnder(target: Record<string, unknown>, key: string, value: unknown): void {
  const text = JSON.stringify(value);
  for (let n = 1; ; n++) {
    const free = n === 1 ? key : `${key}_${n}`;
    const taken = Object.hasOwn(target, free);
    if (!taken) put(target, free, value);
    if (!taken || JSON.stringify(target[free]) === text) return;
  }
}

/** Names as they were sent; null when the value is something else than names. Blank ones are none. */
function namesIn(value: unknown): string[] | null {
  if (value === null || value === undefined) return [];
  const items = Array.isArray(value) ? value : [value];
  if (!items.every((item) => typeof item === "string" || typeof item === "number")) return null;
  return items.map(String).filter((name) => name.trim() !== "");
}

/** Both spellings as one: the first name of a kind is the main one, the rest stand in `others` under the contract's word. */
export function alertAssets({ assets, entities }: Pick<AlertInput, "assets" | "entities">): AlertAssets {
  const found: Record<Kind, string[]> = { host: [], source_ip: [], destination_ip: [], user: [] };
  const others: Record<string, unknown> = {};
  for (const given of [assets, entities]) {
    for (const name of KINDS.flatMap((kind) => NAMES[kind])) {
      const kind = KIND_OF.get(name);
      if (!given || !kind || !Object.hasOwn(given, name)) continue;
      const names = namesIn(given[name]);
      if (names) found[kind].push(...names);
      else keepUnder(others, name, given[name]);
    }
    for (const [key, value] of Object.entries(given ?? {})) if (!KIND_OF.has(key)) keepUnder(others, key, value);
  }
  const main = (kind: Kind) => {
    const [first = null, ...rest] = new Set(found[kind]);
    if (rest.length > 0) keepUnder(others, kind, rest);
    return first;
  };
  return {
    host: main("host"),
    source_ip: main("source_ip"),
    destination_ip: main("destination_ip"),
    user: main("user"),
    others,
  };
}
