import { env } from "@/lib/config/env";
import { NANO } from "@/lib/llm/prices";
import type { ModelCosts, Spend } from "@/lib/schema/model-cost";
import type { UsageDay, UsageSums } from "@/lib/store/model-usage";
import type { Context } from "./context";

const DAY_MS = 86_400_000;
const DAYS_SHOWN = 30;
const MOST_CUSTOMERS = 50;

type Sums = Pick<
  UsageSums,
  "calls" | "input_tokens" | "output_tokens" | "cost_nano" | "fallbacks" | "cached" | "reserved_nano"
>;
const NOTHING: Sums = {
  calls: 0,
  input_tokens: 0,
  output_tokens: 0,
  cost_nano: 0,
  fallbacks: 0,
  cached: 0,
  reserved_nano: 0,
};

const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);
const shareOf = (part: number, whole: number) => (whole > 0 ? part / whole : null);

function spendOf({ calls, input_tokens, output_tokens, cost_nano, fallbacks, cached }: Sums): Omit<Spend, "key"> {
  return { calls, input_tokens, output_tokens, cost_usd: cost_nano / NANO, fallbacks, cached };
}

function added(days: UsageDay[]): Sums {
  const sum = (of: keyof Sums) => days.reduce((total, day) => total + day[of], 0);
  return Object.fromEntries(Object.keys(NOTHING).map((name) => [name, sum(name as keyof Sums)])) as Sums;
}

/** What the month will have cost if it goes on as it did since its first day with any use; a day counts as a whole at least. */
function projected(days: UsageDay[], now: Date): number {
  const [first] = days;
  if (!first) return 0;
  const passed = Math.max(DAY_MS, now.getTime() - Date.parse(`${first.day}T00:00:00.000Z`));
  const left = Math.max(0, Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1) - now.getTime());
  const spent = added(days).cost_nano / NANO;
  return spent + (spent / passed) * left;
}

/** What the model costs, whom, and what was saved; the groups are those of the last 30 days. */
export async function getModelCosts({ house }: Context): Promise<ModelCosts> {
  const now = house.clock.now();
  const since = dayOf(now.getTime() - (DAYS_SHOWN - 1) * DAY_MS);
  const monthStart = `${now.toISOString().slice(0, 7)}-01`;
  const [groups, customers, days] = await Promise.all([
    house.modelUsage.groups(["total", "agent", "model", "subject"], since),
    house.modelUsage.customers(since, MOST_CUSTOMERS),
    house.modelUsage.days(monthStart < since ? monthStart : since),
  ]);
  const keyed = (dimension: string): Spend[] =>
    groups.filter((group) => group.dimension === dimension).map((group) => ({ key: group.key, ...spendOf(group) }));
  const all = groups.find(({ dimension }) => dimension === "total");
  const perSubject = (kind: string) => {
    const sums = groups.find(({ dimension, key }) => dimension === "subject" && key === kind);
    return sums ? shareOf(sums.cost_nano / NANO, sums.subjects) : null;
  };
  const today = days.find(({ day }) => day === dayOf(now.getTime())) ?? NOTHING;
  const month = days.filter(({ day }) => day >= monthStart);
  const { llmDailyBudgetUsd: daily_usd, llmPolicy } = env();
  const [spent, reserved] = [today.cost_nano / NANO, today.reserved_nano / NANO];
  const skipped = all?.skipped ?? 0;
  const perCall = shareOf(all?.cost_nano ?? 0, all?.calls ?? 0) ?? 0;
  const status = house.modelDesk?.status();
  return {
    generated_at: now.toISOString(),
    mode: house.reasoner ? "live" : "rules",
    model: status?.model ?? null,
    policy: house.reasoner?.policy ?? llmPolicy,
    budget: {
      daily_usd,
      spent_today_usd: spent,
      reserved_usd: reserved,
      left_usd: daily_usd === null ? null : Math.max(0, daily_usd - spent - reserved),
    },
    breaker: status?.breaker ?? "off",
    today: spendOf(today),
    month: { ...spendOf(added(month)), projected_usd: projected(month, now) },
    by_agent: keyed("agent"),
    by_model: keyed("model"),
    by_customer: customers.map((group) => ({ key: group.key, ...spendOf(group) })),
    by_day: Array.from({ length: DAYS_SHOWN }, (_, index) => {
      const key = dayOf(now.getTime() - (DAYS_SHOWN - 1 - index) * DAY_MS);
      return { key, ...spendOf(days.find(({ day }) => day === key) ?? NOTHING) };
    }),
    per_threat_usd: perSubject("threat"),
    per_alert_usd: perSubject("alert"),
    avoided: {
      skipped_by_policy: skipped,
      answered_from_cache: all?.cached ?? 0,
      saved_usd: ((all?.saved_nano ?? 0) + skipped * perCall) / NANO,
      share_sent: shareOf((all?.questions ?? 0) - skipped, all?.questions ?? 0),
    },
    dropped_claims: {
      findings: all?.findings ?? 0,
      dropped: all?.dropped ?? 0,
      share: shareOf(all?.dropped ?? 0, all?.findings ?? 0),
    },
  };
}
