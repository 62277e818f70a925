import { countWords } from "@/components/metrics/metric-words";
import { timesWords, usdWords } from "@/components/model/money-words";
import { Chip, type ChipTone } from "@/components/ui/chip";
import { OutsideText } from "@/components/ui/outside-text";
import { Panel } from "@/components/ui/panel";
import type { ModelCosts } from "@/lib/schema/model-cost";

const BREAKER: Record<ModelCosts["breaker"], { word: string; tone: ChipTone; meaning: string }> = {
  closed: { word: "Model answers", tone: "ok", meaning: "Questions go to the model." },
  open: {
    word: "Model paused",
    tone: "high",
    meaning: "It failed too often in a row. The rules judge alone until it is tried again in a moment.",
  },
  half_open: {
    word: "Model on trial",
    tone: "medium",
    meaning: "One question is let through to see if it answers again.",
  },
  off: { word: "No model", tone: "neutral", meaning: "No model is used." },
};

const POLICY: Record<ModelCosts["policy"], string> = {
  always: "Every agent asks the model.",
  uncertain: "Only what the rules are unsure of is sent to the model.",
  never: "Nothing is sent to the model.",
};

function BudgetBar({ budget }: { budget: ModelCosts["budget"] }) {
  const { daily_usd: daily, spent_today_usd: spent, reserved_usd: reserved } = budget;
  if (daily === null) return null;
  const share = (usd: number) => (daily === 0 ? 100 : Math.min(100, (usd / daily) * 100));
  const tone = share(spent) >= 100 ? "bg-critical" : share(spent) >= 80 ? "bg-high" : "bg-accent";
  return (
    <span aria-hidden="true" className="mt-2.5 flex h-2.5 overflow-hidden rounded-full bg-track">
      <span className={tone} style={{ width: `${share(spent)}%` }} />
      <span className="bg-faint" style={{ width: `${Math.min(share(reserved), 100 - share(spent))}%` }} />
    </span>
  );
}

function BudgetWords({ budget }: { budget: ModelCosts["budget"] }) {
  if (budget.daily_usd === null || budget.left_usd === null) {
    return (
      <p className="mt-2 text-muted">
        No daily budget is set. <code className="font-mono text-text">LLM_DAILY_BUDGET_USD</code> stops the model, not
        the analysis, once that much is spent.
      </p>
    );
  }
  if (budget.left_usd <= 0) {
    return (
      <p className="mt-2 font-medium text-high">
        Today's budget is spent: the rules judge alone until midnight UTC. Nothing waits, nothing is lost.
      </p>
    );
  }
  return (
    <p className="mt-2 text-muted">
      <span className="text-text">{usdWords(budget.left_usd)}</span> left
      {budget.reserved_usd > 0 ? `, with ${usdWords(budget.reserved_usd)} set aside for answers under way` : ""}. When
      it is spent, the rules judge alone until midnight UTC.
    </p>
  );
}

/** Today's money, and how the model stands. */
export function BudgetPanel({ costs }: { costs: ModelCosts }) {
  const { budget, today } = costs;
  const breaker = BREAKER[costs.breaker];
  return (
    <Panel title="Today" hint="UTC" aside={<Chip tone={breaker.tone}>{breaker.word}</Chip>}>
      <p>
        <strong className="font-semibold text-[22px]">{usdWords(budget.spent_today_usd)}</strong>{" "}
        <span className="text-muted">
          {budget.daily_usd === null ? "spent" : `spent of ${usdWords(budget.daily_usd)}`}
        </span>
      </p>
      <BudgetBar budget={budget} />
      <BudgetWords budget={budget} />
      <dl className="mt-3 grid grid-cols-[minmax(5.5rem,auto)_minmax(0,1fr)] gap-x-3 gap-y-1 border-line border-t pt-2.5">
        <dt className="text-muted">Model</dt>
        <dd className="min-w-0">{costs.model ? <OutsideText mono>{costs.model}</OutsideText> : "none"}</dd>
        <dt className="text-muted">State</dt>
        <dd>{breaker.meaning}</dd>
        <dt className="text-muted">Policy</dt>
        <dd>{POLICY[costs.policy]}</dd>
        <dt className="text-muted">Calls</dt>
        <dd>
          {countWords(today.calls)}; the rules answered instead {timesWords(today.fallbacks)}
        </dd>
        <dt className="text-muted">Tokens</dt>
        <dd>
          {countWords(today.input_tokens)} in, {countWords(today.output_tokens)} out
        </dd>
      </dl>
    </Panel>
  );
}
