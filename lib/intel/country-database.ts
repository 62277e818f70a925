import { readFileSync } from "node:fs";
import path from "node:path";
import { Reader } from "mmdb-lib";

// The path is spelled out, since a bundler would try to load what `require.resolve` names.
const FILE = "node_modules/@ip-location-db/geo-whois-asn-country-mmdb/geo-whois-asn-country.mmdb";

type Row = { country_code?: string };
let reader: Reader<never> | null = null;

/** ISO 3166-1 alpha-2 code of the country that an address is registered in, or null. Reads its file (8 MB) once, when first asked. */
export function countryOf(ip: string): string | null {
  reader ??= new Reader<never>(readFileSync(path.join(process.cwd(), FILE)));
  const row = reader.get(ip) as Row | null;
  return row?.country_code ?? null;
}
