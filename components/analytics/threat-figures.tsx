"use client";
import { EntityLink } from "@/components/entity/entity-link";
import { countWords } from "@/components/metrics/metric-words";
import { THREAT_TYPE_WORD } from "@/components/threat-words";
import type { AnalyticsRange } from "@/lib/schema/analytics-range";
import { ThreatCharts } from "./charts-later";
import { FigureCards } from "./figure-cards";
import { type FigureRow, FigureTable } from "./figure-table";
import { type Scope, THREAT_MEASURES } from "./measures";

type Props = { data: AnalyticsRange; scope: Scope };

/** All there is of threats: in all, over time, by customer and by type. */
export function ThreatFiguresView({ data, scope }: Props) {
  const { now, before, points, by_customer, customers, by_threat_type } = data.threats;
  const ofCustomers = by_customer.map(
    ({ customer_name, ...figures }): FigureRow => ({
      key: customer_name,
      words: customer_name,
      label: <EntityLink kind="customer" value={customer_name} />,
      figures,
      scope: { ...scope, customer: [customer_name] },
    }),
  );
  const ofTypes = by_threat_type.map(
    ({ threat_type, ...figures }): FigureRow => ({
      key: threat_type,
      words: THREAT_TYPE_WORD[threat_type],
      label: THREAT_TYPE_WORD[threat_type],
      figures,
      scope: { ...scope, threat_type: [threat_type] },
    }),
  );
  const more = customers - by_customer.length;
  return (
    <>
      <FigureCards label="Figures of threats" measures={THREAT_MEASURES} now={now} before={before} scope={scope} />
      <ThreatCharts of="threats" range={data} points={points} now={now} before={before} scope={scope} />
      <div className="grid grid-cols-1 items-start gap-3 min-[1100px]:grid-cols-2">
        <FigureTable
          title="By customer"
          hint={more > 0 ? `the ${by_customer.length} busiest of ${countWords(customers)}` : null}
          head="Customer"
          rows={ofCustomers}
          measures={THREAT_MEASURES}
        />
        <FigureTable title="By threat type" head="Type" rows={ofTypes} measures={THREAT_MEASURES} />
      </div>
    </>
  );
}
