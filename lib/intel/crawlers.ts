import crawlers from "crawler-user-agents";
import { isbot } from "isbot";
import { remember } from "@/agents/features/remember";

type Claim = { name: string; url: string | null };

const PATTERNS = crawlers.map(({ pattern, url }) => ({
  matches: new RegExp(pattern),
  name: nameFrom(pattern),
  url: url ?? null,
}));

/** "Googlebot\\/" -> "Googlebot": the list gives patterns, people read names. */
function nameFrom(pattern: string): string {
  return pattern
    .replace(/\\(.)/g, "$1")
    .replace(/[[\](){}^$|?*+]/g, "")
    .replace(/[/\s]+$/, "")
    .trim();
}

/** Which crawler or tool a user agent claims to be, from a maintained list of 1,500; remembered, since a list that long is slow to walk. */
export const crawlerClaim: (userAgent: string) => Claim | null = remember(2000, (userAgent: string): Claim | null => {
  if (!isbot(userAgent)) return null;
  const known = PATTERNS.find(({ matches }) => matches.test(userAgent));
  return known ? { name: known.name, url: known.url } : null;
});
