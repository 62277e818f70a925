"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { AGENT_WORD } from "@/components/threat-words";
import { ALERT_AGENT_WORD } from "@/components/workflow/workflow-words";
import { costQueries } from "@/lib/query/costs";
import { reasonerQueries } from "@/lib/query/reasoner";
import type { ModelCosts } from "@/lib/schema/model-cost";
import type { ThreatMode } from "@/lib/schema/threat-analysis";
import { ModePopover } from "./mode-popover";
import { timesWords, usdWords } from "./money-words";

const MEANING: Record<ThreatMode, string> = {
  rules: "Every verdict comes from rules over gathered evidence. No model is asked, and nothing is spent.",
  live: "A model reasons over the same evidence as the rules. The rules bound what it may say; when it fails, they judge alone.",
  degraded:
    "The model does not answer just now, so the rules judge alone with lower confidence. Every analysis is still complete.",
};

const count = new Intl.NumberFormat("en-GB");
const AGENT_NAMES = new Map(Object.entries({ ...AGENT_WORD, ...ALERT_AGENT_WORD }));

/** Asked for only when the badge is opened. */
function Standing() {
  const { data } = useQuery(costQueries.costs());
  if (!data) return null;
  return <StandingWords costs={data} />;
}

function StandingWords({ costs: { today, budget, by_agent } }: { costs: ModelCosts }) {
  const fell = by_agent.filter(({ fallbacks }) => fallbacks > 0).sort((a, b) => b.fallbacks - a.fallbacks);
  return (
    <>
      <p className="mt-2">
        Today {count.format(today.calls)} calls, {usdWords(budget.spent_today_usd)} spent
        {budget.daily_usd === null ? "" : ` of ${usdWords(budget.daily_usd)}`}. The rules answered instead{" "}
        {timesWords(today.fallbacks)}.
      </p>
      {fell.length > 0 ? (
        <>
          <h3 className="mt-2.5 font-medium text-[12px] text-muted">Fell back in 30 days</h3>
          <ul className="mt-0.5">
            {fell.map(({ key, fallbacks }) => (
              <li key={key} className="flex justify-between gap-3">
                <span>{AGENT_NAMES.get(key) ?? key}</span>
                <span className="text-muted">{timesWords(fallbacks)}</span>
              </li>
            ))}
          </ul>
          <p className="mt-1 text-[12px] text-muted">Each threat and alert says why, agent by agent.</p>
        </>
      ) : null}
    </>
  );
}

/** The bar's badge: whether a model takes part, and whether it answers. `configured` is how the server was started. */
export function ConsoleMode({ configured }: { configured: "rules" | "live" }) {
  const { data } = useQuery({ ...reasonerQueries.state(), enabled: configured === "live" });
  const degraded = data?.state === "degraded" || data?.state === "down";
  const mode: ThreatMode = configured === "live" && degraded ? "degraded" : configured;
  return (
    <ModePopover mode={mode} of="everything" size="bar">
      {(leave) => (
        <>
          <p>{MEANING[mode]}</p>
          {mode === "degraded" && data?.detail ? <p className="mt-2 text-high">{data.detail}</p> : null}
          {mode === "rules" ? null : <Standing />}
          <p className="mt-2.5">
            <Link href="/costs" prefetch={false} className="text-accent hover:underline" onClick={leave}>
              {mode === "rules" ? "How to switch a model on" : "What the model costs"}
            </Link>
          </p>
        </>
      )}
    </ModePopover>
  );
}
