"use client";
import { countWords } from "@/components/metrics/metric-words";
import { usdWords } from "@/components/model/money-words";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import type { ModelCosts } from "@/lib/schema/model-cost";
import { AssumptionFields } from "./assumption-fields";
import { compare, DAYS_A_MONTH, type Side } from "./comparison";
import { useAssumptions } from "./use-assumptions";

const few = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 1 });
const dollars = (usd: number) => `$${countWords(Math.round(usd))}`;

function Row({ name, side, most, tone }: { name: string; side: Side; most: number; tone: string }) {
  const share = most === 0 ? 0 : (side.total_usd / most) * 100;
  return (
    <tr className="border-line border-t">
      <th scope="row" className="py-2 pr-3 text-left align-top font-normal">
        {name}
        <span aria-hidden="true" className="mt-1.5 block h-1.5 overflow-hidden rounded-full bg-track">
          <span className={`block h-full rounded-full ${tone}`} style={{ width: `${share}%` }} />
        </span>
      </th>
      <td className="py-2 pl-2 text-right align-top">{few.format(side.hours)}</td>
      <td className="py-2 pl-2 text-right align-top">{few.format(side.analysts)}</td>
      <td className="py-2 pl-2 text-right align-top max-sm:hidden">{dollars(side.people_usd)}</td>
      <td className="py-2 pl-2 text-right align-top max-sm:hidden">
        {side.model_usd > 0 && side.model_usd < 100 ? usdWords(side.model_usd) : dollars(side.model_usd)}
      </td>
      <td className="py-2 pl-2 text-right align-top font-semibold">{dollars(side.total_usd)}</td>
    </tr>
  );
}

/** What one alert costs the model on average, and where that figure comes from. */
function alertCost({ mode, per_alert_usd: usd, avoided }: ModelCosts): { usd: number; words: string } {
  if (usd === null) {
    const why = mode === "rules" ? "no model is used" : "no alert was sent to the model yet";
    return { usd: 0, words: `$0 for the model: ${why}` };
  }
  const share = avoided.share_sent ?? 1;
  if (share >= 1) return { usd, words: `${usdWords(usd)} an alert, as measured over the last 30 days` };
  const percent = few.format(share * 100);
  return { usd: usd * share, words: `${usdWords(usd)} an alert × ${percent} % that were sent, as measured` };
}

/** Money against money, under assumptions that the reader can change. Only the model's cost is measured. */
export function AnalystComparison({ costs }: { costs: ModelCosts }) {
  const { assumptions: given, isChanged, change, reset } = useAssumptions();
  const cost = alertCost(costs);
  const { alerts, by_hand, with_agents, saved_usd } = compare(given, cost.usd);
  const most = Math.max(by_hand.total_usd, with_agents.total_usd);
  return (
    <Panel
      title="Against analysts' time"
      hint="a month, under your assumptions; they stay in this browser"
      aside={
        isChanged ? (
          <Button size="small" variant="ghost" onClick={reset}>
            Back to the defaults
          </Button>
        ) : null
      }
      bodyClassName="grid gap-4 p-3.5"
    >
      <AssumptionFields assumptions={given} onChange={change} />
      <table className="w-full">
        <caption className="sr-only">A month by hand and a month with the agents</caption>
        <thead className="text-[12px] text-muted">
          <tr>
            <th scope="col" className="pb-1 text-left font-normal">
              <span className="sr-only">Way of working</span>
            </th>
            <th scope="col" className="pb-1 pl-2 text-right font-normal">
              Hours
            </th>
            <th scope="col" className="pb-1 pl-2 text-right font-normal">
              Analysts
            </th>
            <th scope="col" className="pb-1 pl-2 text-right font-normal max-sm:hidden">
              People
            </th>
            <th scope="col" className="pb-1 pl-2 text-right font-normal max-sm:hidden">
              Model
            </th>
            <th scope="col" className="pb-1 pl-2 text-right font-normal">
              Together
            </th>
          </tr>
        </thead>
        <tbody>
          <Row name="People read every alert" side={by_hand} most={most} tone="bg-muted" />
          <Row name="Agents first, people read some" side={with_agents} most={most} tone="bg-accent" />
        </tbody>
      </table>
      <p role="status" className="text-[14px]">
        {saved_usd >= 0 ? "The agents save " : "The agents cost more by "}
        <strong className={saved_usd >= 0 ? "text-ok" : "text-high"}>{dollars(Math.abs(saved_usd))}</strong> a month
        under these assumptions.
      </p>
      <div className="text-[12px] text-muted">
        <h3 className="font-medium">How it is counted</h3>
        <p className="mt-0.5">
          By hand: {countWords(given.alerts_a_day)} alerts × {DAYS_A_MONTH} days × {few.format(given.minutes_an_alert)}{" "}
          min ÷ 60 = {few.format(by_hand.hours)} h; ÷ {few.format(given.hours_a_month)} h ={" "}
          {few.format(by_hand.analysts)} analysts; × {dollars(given.analyst_usd_a_month)} ={" "}
          {dollars(by_hand.people_usd)}.
        </p>
        <p className="mt-0.5">
          With the agents: {few.format(given.read_by_people_percent)} % of that for people ={" "}
          {dollars(with_agents.people_usd)}, and {countWords(alerts)} alerts × {usdWords(cost.usd)} for the model ={" "}
          {usdWords(with_agents.model_usd)} ({cost.words}).
        </p>
      </div>
    </Panel>
  );
}
