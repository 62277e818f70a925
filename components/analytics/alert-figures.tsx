"use client";
import { ALERT_VERDICT_WORD, PRIORITY_MEANING } from "@/components/workflow/workflow-words";
import type { AnalyticsRange } from "@/lib/schema/analytics-range";
import { AlertCharts } from "./charts-later";
import { FigureCards } from "./figure-cards";
import { type FigureRow, FigureTable } from "./figure-table";
import { ALERT_MEASURES, type Scope } from "./measures";

type Props = { data: AnalyticsRange; alerts: NonNullable<AnalyticsRange["alerts"]>; scope: Scope };

/** The same of alerts, as far as there is: by what the workflow made of them, and how soon they must be answered. */
export function AlertFiguresView({ data, alerts, scope }: Props) {
  const { now, before, points, by_verdict, by_priority } = alerts;
  const ofVerdicts = by_verdict.map(
    ({ verdict, ...figures }): FigureRow => ({
      key: verdict,
      words: ALERT_VERDICT_WORD[verdict],
      label: ALERT_VERDICT_WORD[verdict],
      figures,
      scope: { ...scope, verdict },
    }),
  );
  const ofPriorities = by_priority.map(
    ({ priority, ...figures }): FigureRow => ({
      key: priority,
      words: priority,
      label: (
        <>
          {priority} <span className="text-muted">{PRIORITY_MEANING[priority]}</span>
        </>
      ),
      figures,
      scope: { ...scope, priority },
    }),
  );
  return (
    <>
      <FigureCards label="Figures of alerts" measures={ALERT_MEASURES} now={now} before={before} scope={scope} />
      {now.total > 0 && (
        <>
          <AlertCharts of="alerts" range={data} points={points} now={now} before={before} scope={scope} />
          <div className="grid grid-cols-1 items-start gap-3 min-[1100px]:grid-cols-2">
            <FigureTable title="Alerts by verdict" head="Verdict" rows={ofVerdicts} measures={ALERT_MEASURES} />
            <FigureTable
              title="Alerts by priority"
              head="Priority"
              rows={ofPriorities}
              measures={ALERT_MEASURES}
              first={{ by: "name", down: false }}
            />
          </div>
        </>
      )}
    </>
  );
}
