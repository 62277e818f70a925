import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { Reader } from "mmdb-lib";
import * as z from "zod";
import { env } from "@/lib/config/env";

// The path is spelled out, since a bundler would try to load what `require.resolve` names.
const COUNTRIES = "node_modules/@ip-location-db/geo-whois-asn-country-mmdb/geo-whois-asn-country.mmdb";
const OWNERS = "asn.mmdb"; // in the data folder, where an installation has put one

const Row = z.object({
  country_code: z.string().length(2).optional(),
  autonomous_system_organization: z.string().optional(),
});
type Row = z.infer<typeof Row>;

const open = (file: string) => new Reader<never>(readFileSync(file));
let countries: Reader<never> | null = null;
let owners: Reader<never> | "absent" | null = null;

function row(reader: Reader<never>, ip: string): Row | null {
  const parsed = Row.safeParse(reader.get(ip));
  return parsed.success ? parsed.data : null;
}

/** ISO 3166-1 alpha-2 code of the country that an address is registered in, or null. Reads its file (8 MB) once, when first asked. */
export function countryOf(ip: string): string | null {
  countries ??= open(path.join(process.cwd(), COUNTRIES));
  return row(countries, ip)?.country_code ?? null;
}

/** The organisation that announces an address, or null; known only where `asn.mmdb` (MaxMind's format) lies in the data folder. */
export function ownerOf(ip: string): string | null {
  if (owners === null) {
    const file = path.resolve(env().dataDir, OWNERS);
    owners = existsSync(file) ? open(file) : "absent";
  }
  return owners === "absent" ? null : (row(owners, ip)?.autonomous_system_organization ?? null);
}
