import ipaddr from "ipaddr.js";

type Bytes = readonly number[];

function masked(bytes: Bytes, bits: number): string {
  const whole = bits >> 3;
  const rest = bits & 7;
  const kept = bytes.slice(0, whole);
  return rest === 0
    ? `${bits}|${kept.join(".")}`
    : `${bits}|${[...kept, (bytes[whole] ?? 0) & (0xff << (8 - rest))].join(".")}`;
}

/** Longest-prefix lookup over address ranges: one map probe for each prefix length in use, however many ranges there are. */
export class PrefixTable<T> {
  readonly #ranges = { 4: new Map<string, T[]>(), 6: new Map<string, T[]>() };
  readonly #lengths = { 4: new Set<number>(), 6: new Set<number>() };
  #sorted: { 4: number[]; 6: number[] } | null = null;

  /** Adds a range ("192.0.2.0/24") or one address; anything else is refused with false. */
  add(range: string, value: T): boolean {
    try {
      const single = !range.includes("/");
      const address = single ? ipaddr.process(range) : ipaddr.parseCIDR(range)[0];
      const family = address.kind() === "ipv4" ? 4 : 6;
      const bits = single ? (family === 4 ? 32 : 128) : ipaddr.parseCIDR(range)[1];
      const key = masked(address.toByteArray(), bits);
      this.#ranges[family].set(key, [...(this.#ranges[family].get(key) ?? []), value]);
      this.#lengths[family].add(bits);
      this.#sorted = null;
      return true;
    } catch {
      return false;
    }
  }

  /** Everything whose range holds the address, the narrowest first. */
  find(ip: string): T[] {
    if (!ipaddr.isValid(ip)) return [];
    this.#sorted ??= { 4: [...this.#lengths[4]].sort((a, b) => b - a), 6: [...this.#lengths[6]].sort((a, b) => b - a) };
    const address = ipaddr.process(ip);
    const family = address.kind() === "ipv4" ? 4 : 6;
    const bytes = address.toByteArray();
    return this.#sorted[family].flatMap((bits) => this.#ranges[family].get(masked(bytes, bits)) ?? []);
  }
}
