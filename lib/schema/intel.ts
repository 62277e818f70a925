import * as z from "zod";

/** One indicator of compromise as the installation knows it. */
export const IntelIndicator = z.object({
  id: z.string().min(1),
  type: z.enum(["ip", "network", "domain", "hash", "user_agent"]),
  value: z.string().min(1), // network as CIDR, user_agent as a case-insensitive substring
  classification: z.enum(["malicious", "suspicious", "benign"]),
  category: z.string().min(1), // command_and_control, botnet, scanner, tor_exit, credential_stuffing ...
  confidence: z.number().min(0).max(1),
  first_seen: z.iso.datetime(),
  last_seen: z.iso.datetime(),
  source: z.string().min(1),
  description: z.string(),
  techniques: z.array(z.string()),
  demo: z.boolean(),
});
export type IntelIndicator = z.infer<typeof IntelIndicator>;

/** An advisory or a piece of news, fitted to a signal by sector and technique. */
export const Advisory = z.object({
  id: z.string().min(1),
  kind: z.enum(["advisory", "news"]),
  title: z.string().min(1),
  summary: z.string(),
  published_at: z.iso.datetime(),
  source: z.string(),
  sectors: z.array(z.string()), // empty: every sector
  techniques: z.array(z.string()),
  threat_types: z.array(z.string()),
  severity: z.enum(["critical", "high", "medium", "low"]),
  demo: z.boolean(),
});
export type Advisory = z.infer<typeof Advisory>;

/** What stands behind an address range. */
export const NetworkKind = z.enum([
  "residential",
  "mobile",
  "business",
  "hosting",
  "vpn",
  "tor",
  "crawler",
  "carrier_nat",
  "education",
  "unknown",
]);
export type NetworkKind = z.infer<typeof NetworkKind>;

export const NetworkRange = z.object({
  cidr: z.string().min(1),
  owner: z.string(),
  country: z.string().length(2).nullable(),
  kind: NetworkKind,
  crawler: z.string().nullable(), // the crawler whose published range this is
});
export type NetworkRange = z.infer<typeof NetworkRange>;

/** What the offline databases say of one address. `source` names the one that answered. */
export const AddressFacts = z.object({
  ip: z.string(),
  cidr: z.string().nullable(),
  country: z.string().nullable(),
  owner: z.string().nullable(),
  kind: NetworkKind,
  crawler: z.string().nullable(),
  source: z.enum(["networks", "geo_whois_asn_country", "none"]),
});
export type AddressFacts = z.infer<typeof AddressFacts>;
