import { countWords } from "@/components/metrics/metric-words";
import { filterParams, type ListFilters } from "@/lib/query/threat-filters";
import { workflowParams } from "@/lib/query/workflow-filters";
import type { ThreatType } from "@/lib/schema/signal";
import type { Verdict } from "@/lib/schema/threat-analysis";
import type { AlertVerdict, Priority } from "@/lib/schema/workflow";
import { percentWords, spanWords } from "./analytics-words";
import type { Figures } from "./figures";

/** What a figure was counted of: a list of it has the same filters. */
export type Scope = {
  of: "threats" | "alerts";
  from: string;
  to: string;
  customer: string[];
  threat_type?: ThreatType[];
  verdict?: AlertVerdict;
  priority?: Priority;
};
type Outcome = Pick<ListFilters, "severity" | "resolution" | "answered" | "sla">;

/** `n` is how many the link opens, and `words` say so. */
export type Counted = { n: number; unit?: string; words: string; outcome: Outcome };

export type Measure = {
  id: "volume" | "false_share" | "mtta" | "mttr" | "sla";
  name: string;
  about: string;
  value: (figures: Figures) => number | null;
  words: (value: number | null) => string;
  counted: (figures: Figures) => Counted;
  change: "amount" | "share";
  better?: "more" | "less";
};

const FALSE: Verdict[] = ["false_positive", "benign"];
const ANY: Verdict[] = ["true_positive", ...FALSE];

const ofResolved = ({ resolved }: Figures): Counted => ({
  n: resolved,
  words: `${countWords(resolved)} resolved`,
  outcome: { resolution: ANY },
});

export const VOLUME: Measure = {
  id: "volume",
  name: "Volume",
  about: "How many were created",
  value: ({ total }) => total,
  words: (value) => countWords(value ?? 0),
  counted: ({ total }) => ({ n: total, words: "created", outcome: {} }),
  change: "amount",
};

export const FALSE_SHARE: Measure = {
  id: "false_share",
  name: "False positives",
  about: "Resolved as false positive or benign, of all that were resolved",
  value: ({ false_share }) => false_share,
  words: percentWords,
  counted: (figures) =>
    figures.resolved_false === 0
      ? { ...ofResolved(figures), words: `none of ${countWords(figures.resolved)} resolved` }
      : {
          n: figures.resolved_false,
          words: `${countWords(figures.resolved_false)} of ${countWords(figures.resolved)} resolved`,
          outcome: { resolution: FALSE },
        },
  change: "share",
  better: "less",
};

export const MTTA: Measure = {
  id: "mtta",
  name: "MTTA",
  about: "Mean time from creation to a person's first answer",
  value: ({ mtta_ms }) => mtta_ms ?? null,
  words: spanWords,
  counted: ({ answered = 0 }) => ({
    n: answered,
    words: `${countWords(answered)} answered`,
    outcome: { answered: true },
  }),
  change: "amount",
  better: "less",
};

export const MTTR: Measure = {
  id: "mttr",
  name: "MTTR",
  about: "Mean time from creation to resolution",
  value: ({ mttr_ms }) => mttr_ms,
  words: spanWords,
  counted: ofResolved,
  change: "amount",
  better: "less",
};

export const SLA: Measure = {
  id: "sla",
  name: "SLA attainment",
  about: "Answered by their respond-by time, of those that needed a person and whose time is up",
  value: ({ sla_attainment }) => sla_attainment ?? null,
  words: percentWords,
  counted: ({ sla_met = 0, sla_missed = 0 }) =>
    sla_missed === 0
      ? { n: sla_met, unit: "met", words: `all ${countWords(sla_met)} in time`, outcome: { sla: "met" } }
      : {
          n: sla_missed,
          unit: "late",
          words: `${countWords(sla_missed)} of ${countWords(sla_met + sla_missed)} missed`,
          outcome: { sla: "missed" },
        },
  change: "share",
  better: "more",
};

export const THREAT_MEASURES = [VOLUME, FALSE_SHARE, MTTA, MTTR, SLA];
export const ALERT_MEASURES = [VOLUME, FALSE_SHARE, MTTR];

/** The list of exactly what was counted. */
export function listOf({ of, from, to, customer, threat_type, verdict, priority }: Scope, outcome: Outcome): string {
  const created = { created_from: from, created_to: to };
  if (of === "threats") return `/threats?${filterParams({ ...created, customer, threat_type, ...outcome })}`;
  const { severity, resolution } = outcome;
  const params = workflowParams({
    ...created,
    customer,
    severity,
    resolution,
    ...(verdict ? { verdict: [verdict] } : {}),
    ...(priority ? { priority: [priority] } : {}),
  });
  return `/alerts?${params}`;
}

/** What a figure's link is called: what it says, of what, and how many it opens. */
export function linkName(where: string, measure: Measure, figures: Figures, of: Scope["of"]): string {
  const { n, words } = measure.counted(figures);
  const said = measure.id === "volume" ? "" : `${measure.words(measure.value(figures))}, ${words}; `;
  return `${where}: ${measure.name} ${said}opens ${countWords(n)} ${of}`;
}
