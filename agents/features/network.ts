import ipaddr from "ipaddr.js";
import { remember } from "./remember";

type Address = ipaddr.IPv4 | ipaddr.IPv6;
const MAPPED_BITS = 96; // what precedes the IPv4 address in ::ffff:0:0/96

// The same few addresses and ranges are asked about many times in one judgement, and parsing is the dear part.
const parse = remember(
  2000,
  (ip: string): Address | null =>
    ipaddr.IPv4.isValidFourPartDecimal(ip) || ipaddr.IPv6.isValid(ip) ? ipaddr.process(ip) : null, // "12" is no address
);
const parseRange = remember(5000, (cidr: string): [Address, number] | null => {
  try {
    const single = cidr.includes("/") ? null : ipaddr.process(cidr);
    return single ? [single, single.kind() === "ipv4" ? 32 : 128] : unmapped(ipaddr.parseCIDR(cidr));
  } catch {
    return null;
  }
});

/** "::ffff:192.0.2.0/120" is 192.0.2.0/24, as every mapped address is read as IPv4. */
function unmapped([address, bits]: [Address, number]): [Address, number] {
  const mapped = address instanceof ipaddr.IPv6 && address.isIPv4MappedAddress() && bits >= MAPPED_BITS;
  return mapped ? [address.toIPv4Address(), bits - MAPPED_BITS] : [address, bits];
}

/** One spelling an address: IPv4-mapped IPv6 becomes IPv4, IPv6 is compressed. Null when it is none. */
export function normaliseAddress(ip: string): string | null {
  return parse(ip)?.toString() ?? null;
}

/** The address of a server written as "1.2.3.4:443", "[2001:db8::1]:443" or bare; null for a name. */
export function addressOfServer(server: string): string | null {
  const text = server.trim();
  return normaliseAddress(text) ?? normaliseAddress(/^\[?(.+?)\]?(:\d+)?$/.exec(text)?.[1] ?? "");
}

/** The /24 (IPv4) or /48 (IPv6) around an address, as CIDR. Null when it is no address. */
export function networkOf(ip: string): string | null {
  const address = parse(ip);
  if (!address) return null;
  if (address.kind() === "ipv4") return `${address.toByteArray().slice(0, 3).join(".")}.0/24`;
  const parts = (address as ipaddr.IPv6).parts.slice(0, 3).map((part) => part.toString(16));
  return `${parts.join(":")}::/48`;
}

/** True when the address lies in the range; false for anything malformed. */
export function inNetwork(ip: string, cidr: string): boolean {
  const address = parse(ip);
  const range = parseRange(cidr);
  return address !== null && range !== null && range[0].kind() === address.kind() && address.match(range[0], range[1]);
}

const INTERNAL = ["private", "loopback", "linkLocal", "uniqueLocal", "carrierGradeNat", "unspecified"];

/** True for addresses that cannot come from the internet: private, loopback, link-local, carrier NAT, unique local. */
export function isInternal(ip: string): boolean {
  return INTERNAL.includes(parse(ip)?.range() ?? "");
}
