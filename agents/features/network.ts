import ipaddr from "ipaddr.js";

type Address = ipaddr.IPv4 | ipaddr.IPv6;

function parse(ip: string): Address | null {
  return ipaddr.isValid(ip) ? ipaddr.process(ip) : null;
}

/** One spelling an address: IPv4-mapped IPv6 becomes IPv4, IPv6 is compressed. Null when it is none. */
export function normaliseAddress(ip: string): string | null {
  return parse(ip)?.toString() ?? null;
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
  if (!address) return false;
  try {
    const [range, bits] = ipaddr.parseCIDR(
      cidr.includes("/") ? cidr : `${cidr}/${address.kind() === "ipv4" ? 32 : 128}`,
    );
    return range.kind() === address.kind() && address.match(range, bits);
  } catch {
    return false;
  }
}

/** True for addresses that cannot come from the internet: private, loopback, link-local, carrier NAT, unique local. */
export function isInternal(ip: string): boolean {
  const range = parse(ip)?.range();
  return (
    range !== undefined &&
    ["private", "loopback", "linkLocal", "uniqueLocal", "carrierGradeNat", "unspecified"].includes(range)
  );
}
