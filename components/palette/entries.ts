import { ENTITY_KIND_WORD, entityHref } from "@/components/entity/entity-words";
import type { SearchAnswer } from "@/lib/schema/find";
import type { Severity } from "@/lib/schema/severity";

/** What pressing it does: go somewhere, or act at once. */
export type Entry = {
  id: string;
  words: string;
  about?: string;
  severity?: Severity;
  keys?: string[];
  href?: string;
  act?: () => void;
};
export type Group = { title: string; entries: Entry[] };

export const PAGES: (Entry & { href: string })[] = [
  { id: "page-overview", words: "Overview", href: "/", keys: ["g", "o"] },
  { id: "page-threats", words: "Threats", href: "/threats", keys: ["g", "t"] },
  { id: "page-alerts", words: "Alerts", href: "/alerts", keys: ["g", "a"] },
  { id: "page-review", words: "Review queue", href: "/review", keys: ["g", "r"] },
  { id: "page-attack", words: "ATT&CK matrix", href: "/attack", keys: ["g", "m"] },
  { id: "page-evaluation", words: "Evaluation", href: "/evaluation", keys: ["g", "e"] },
  { id: "page-costs", words: "Cost", href: "/costs" },
];

const folded = (text: string) => text.normalize("NFKC").trim().toLowerCase();

/** Every word of the text begins one of the entry's words. */
export function matches({ words }: Entry, text: string): boolean {
  const own = folded(words).split(/\s+/);
  return folded(text)
    .split(/\s+/)
    .every((part) => own.some((word) => word.startsWith(part)));
}

/** What the search found, names first, each group only when it holds something. */
export function foundGroups(found: SearchAnswer): Group[] {
  const names = found.entities.flatMap(({ kind, value }): Entry[] => {
    const href = entityHref(kind, value);
    return href ? [{ id: `entity-${kind}-${value}`, words: value, about: ENTITY_KIND_WORD[kind], href }] : [];
  });
  const threats = found.threats.items.map(
    (threat): Entry => ({
      id: `threat-${threat.id}`,
      words: threat.headline,
      about: threat.customer_name,
      severity: threat.severity,
      href: `/threats/${threat.id}`,
    }),
  );
  const alerts = found.alerts.items.map(
    (alert): Entry => ({
      id: `alert-${alert.workflow_id}`,
      words: alert.rule_name,
      about: alert.ticket_id ? `${alert.ticket_id} · ${alert.customer_name}` : alert.customer_name,
      severity: alert.severity,
      href: `/alerts/${alert.workflow_id}`,
    }),
  );
  return [
    { title: "Entities", entries: names },
    { title: "Threats", entries: threats },
    { title: "Alerts", entries: alerts },
  ];
}

/** The whole lists of the words. */
export function listEntries(text: string): Entry[] {
  const search = String(new URLSearchParams({ search: text }));
  return [
    { id: "all-threats", words: `All threats with “${text}”`, href: `/threats?${search}` },
    { id: "all-alerts", words: `All alerts with “${text}”`, href: `/alerts?${search}` },
  ];
}

/** Without words: where to go and what to do. With words: what of those matches, what was found, and the whole lists. */
export function groupsOf(text: string, actions: Entry[], found: SearchAnswer | undefined): Group[] {
  const asked = text.trim();
  if (asked === "")
    return [
      { title: "Go to", entries: PAGES },
      { title: "Do", entries: actions },
    ];
  const groups = [
    { title: "Go to", entries: PAGES.filter((entry) => matches(entry, asked)) },
    { title: "Do", entries: actions.filter((entry) => matches(entry, asked)) },
    ...(found ? foundGroups(found) : []),
    { title: "Search", entries: listEntries(asked) },
  ];
  return groups.filter(({ entries }) => entries.length > 0);
}
