import {
  BellRing,
  ChartNoAxesCombined,
  CircleDollarSign,
  ClipboardCheck,
  Grid3x3,
  Inbox,
  LayoutDashboard,
  Lightbulb,
  type LucideIcon,
  Presentation,
  ShieldAlert,
} from "lucide-react";
import { ENTITY_KIND_WORD, entityHref } from "@/components/entity/entity-words";
import type { SearchAnswer } from "@/lib/schema/find";
import type { SavedView } from "@/lib/schema/saved-view";
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

/** A page of the rail: `name` there, `words` in the palette and in the sheet of keys. */
export type Page = Entry & { href: string; name: string; icon: LucideIcon };

export const PAGES: Page[] = [
  { id: "page-overview", name: "Overview", words: "Overview", href: "/", keys: ["g", "o"], icon: LayoutDashboard },
  { id: "page-threats", name: "Threats", words: "Threats", href: "/threats", keys: ["g", "t"], icon: ShieldAlert },
  { id: "page-alerts", name: "Alerts", words: "Alerts", href: "/alerts", keys: ["g", "a"], icon: BellRing },
  { id: "page-review", name: "Review", words: "Review queue", href: "/review", keys: ["g", "r"], icon: Inbox },
  { id: "page-attack", name: "ATT&CK", words: "ATT&CK matrix", href: "/attack", keys: ["g", "m"], icon: Grid3x3 },
  {
    id: "page-analytics",
    name: "Analytics",
    words: "Analytics",
    href: "/analytics",
    keys: ["g", "n"],
    icon: ChartNoAxesCombined,
  },
  {
    id: "page-learned",
    name: "Learned",
    words: "What we have learned",
    href: "/learned",
    keys: ["g", "l"],
    icon: Lightbulb,
  },
  {
    id: "page-evaluation",
    name: "Evaluation",
    words: "Evaluation",
    href: "/evaluation",
    keys: ["g", "e"],
    icon: ClipboardCheck,
  },
  { id: "page-costs", name: "Cost", words: "Cost", href: "/costs", keys: ["g", "c"], icon: CircleDollarSign },
  {
    id: "page-wallboard",
    name: "Wallboard",
    words: "Wallboard",
    href: "/wallboard",
    keys: ["g", "w"],
    icon: Presentation,
  },
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

/** The saved views, each under its page. */
export function viewEntries(views: SavedView[]): Entry[] {
  return views.map(({ id, page, name, query }) => ({
    id: `view-${id}`,
    words: name,
    about: page === "threats" ? "Threats" : "Alerts",
    href: `/${page}?${query}`,
  }));
}

type Sources = { actions: Entry[]; views?: SavedView[]; found?: SearchAnswer };

/** Without words: where to go and what to do. With words: what of those matches, what was found, and the whole lists. */
export function groupsOf(text: string, { actions, views = [], found }: Sources): Group[] {
  const asked = text.trim();
  const saved = viewEntries(views);
  if (asked === "")
    return [
      { title: "Go to", entries: PAGES },
      { title: "Views", entries: saved },
      { title: "Do", entries: actions },
    ].filter(({ entries }) => entries.length > 0);
  const groups = [
    { title: "Go to", entries: PAGES.filter((entry) => matches(entry, asked)) },
    { title: "Views", entries: saved.filter((entry) => matches(entry, asked)) },
    { title: "Do", entries: actions.filter((entry) => matches(entry, asked)) },
    ...(found ? foundGroups(found) : []),
    { title: "Search", entries: listEntries(asked) },
  ];
  return groups.filter(({ entries }) => entries.length > 0);
}
