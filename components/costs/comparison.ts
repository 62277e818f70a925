import * as z from "zod";

const amount = (most: number) => z.number().min(0).max(most);

/** What the reader assumes; nothing of it is measured. */
export const Assumptions = z.object({
  alerts_a_day: amount(10_000_000),
  analyst_usd_a_month: amount(1_000_000),
  minutes_an_alert: amount(10_000),
  hours_a_month: z.number().min(1).max(744), // that one analyst works
  read_by_people_percent: amount(100), // with the agents at work
});
export type Assumptions = z.infer<typeof Assumptions>;

export const DEFAULT_ASSUMPTIONS: Assumptions = {
  alerts_a_day: 1_000,
  analyst_usd_a_month: 12_500,
  minutes_an_alert: 10,
  hours_a_month: 160,
  read_by_people_percent: 20,
};

export const DAYS_A_MONTH = 30;

export type Side = { hours: number; analysts: number; people_usd: number; model_usd: number; total_usd: number };
export type Comparison = { alerts: number; by_hand: Side; with_agents: Side; saved_usd: number };

/** One month with people alone, and one with the agents in front of them. `alert_usd` is the model's cost of one alert. */
export function compare(given: Assumptions, alert_usd: number): Comparison {
  const alerts = given.alerts_a_day * DAYS_A_MONTH;
  const side = (read: number, model_usd: number): Side => {
    const hours = (read * given.minutes_an_alert) / 60;
    const analysts = hours / given.hours_a_month;
    const people_usd = analysts * given.analyst_usd_a_month;
    return { hours, analysts, people_usd, model_usd, total_usd: people_usd + model_usd };
  };
  const by_hand = side(alerts, 0);
  const with_agents = side(alerts * (given.read_by_people_percent / 100), alerts * alert_usd);
  return { alerts, by_hand, with_agents, saved_usd: by_hand.total_usd - with_agents.total_usd };
}
