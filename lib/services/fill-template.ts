import ipaddr from "ipaddr.js";

export type Chance = { now: Date; random(): number };

const between = (chance: Chance, low: number, high: number) => low + chance.random() * (high - low);

export const wholeBetween = (chance: Chance, low: number, high: number) => Math.floor(between(chance, low, high + 1));

export function pick<T>(chance: Chance, items: T[]): T {
  const item = items[Math.floor(chance.random() * items.length)];
  if (item === undefined) throw new Error("Cannot pick from nothing");
  return item;
}

function sample<T>(chance: Chance, items: T[], n: number): T[] {
  const left = [...items];
  return Array.from({ length: Math.min(n, items.length) }, () =>
    left.splice(Math.floor(chance.random() * left.length), 1),
  ).flat();
}

/** An address of the range; in IPv4 neither its first nor its last when there is room. */
export function addressIn(chance: Chance, cidr: string): string {
  const [range, bits] = ipaddr.parseCIDR(cidr);
  const bytes = range.toByteArray();
  const spare = bytes.length * 8 - bits;
  const width = Math.min(spare, 16); // the last two bytes are chance enough
  const last = 2 ** width - 1;
  const offset = spare >= 2 ? wholeBetween(chance, 1, last - 1) : wholeBetween(chance, 0, last);
  const at = bytes.length - 2;
  const low = (((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)) + offset;
  bytes[at] = low >> 8;
  bytes[at + 1] = low & 255;
  return ipaddr.fromByteArray(bytes).toString();
}

const pairOf = (value: unknown): [number, number] => {
  const [low, high = low] = [value].flat().map(Number);
  return [low ?? 0, high ?? 0];
};

const FILLERS: Record<string, (chance: Chance, value: unknown) => unknown> = {
  $int: (chance, value) => wholeBetween(chance, ...pairOf(value)),
  $number: (chance, value) => Math.round(between(chance, ...pairOf(value)) * 100) / 100,
  $pick: (chance, value) => pick(chance, value as unknown[]),
  $sample: (chance, value) => {
    const [items, n] = value as [unknown[], number];
    return sample(chance, items, n);
  },
  $ip: (chance, value) => addressIn(chance, String(value)),
  $minutes_ago: (chance, value) =>
    new Date(chance.now.getTime() - between(chance, ...pairOf(value)) * 60_000).toISOString(),
  $user: (chance, value) => `${String(value)}-${wholeBetween(chance, 100, 999)}`,
  $bool: (chance, value) => chance.random() < Number(value),
};

/** Replaces every `{"$name": …}` in a template by what it stands for; all else stays as it is. */
export function fillTemplate(value: unknown, chance: Chance): unknown {
  if (Array.isArray(value)) return value.map((item) => fillTemplate(item, chance));
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value);
  const [key, argument] = entries[0] ?? [];
  const filler = entries.length === 1 && key !== undefined ? FILLERS[key] : undefined;
  if (filler) return filler(chance, argument);
  return Object.fromEntries(entries.map(([name, child]) => [name, fillTemplate(child, chance)]));
}
