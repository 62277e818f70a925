import { coordinate } from "@/agents/threat/coordinator";
import { createSources } from "@/lib/intel/sources";
import { entitiesOf } from "@/lib/services/entities-of";
import type { House } from "@/lib/services/house";
import { median } from "./load";
import { results, say } from "./report";
import { nextSignal } from "./signals";

const ms = (value: number) => `${value.toFixed(2)} ms`;

/** CPU of `run`, in milliseconds each, after a warm-up: a server judges with code that has long been compiled. */
async function cpuEach(times: number, run: () => unknown): Promise<number> {
  for (let i = 0; i < times; i += 1) await run();
  const before = process.cpuUsage();
  for (let i = 0; i < times; i += 1) await run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / times;
}

export async function whereTheCpuGoes(home: House, webCpu: number | null) {
  const revisions = await home.facts.revisions();
  const fixed = createSources({
    facts: { load: home.facts.load, revisions: async () => revisions },
    history: { resolvedSince: home.history.resolvedSince, countRecent: async () => 0 },
  });
  const { clock } = home;
  const judge = (sources = fixed) =>
    coordinate(nextSignal(), { sources, clock, received_at: clock.now().toISOString() });
  const signalCost = await cpuEach(500, () => nextSignal());
  await cpuEach(1500, () => judge());
  const judging = (await cpuEach(1000, () => judge())) - signalCost;
  const analyzers = median(
    await Promise.all(
      Array.from({ length: 300 }, async () => {
        const { phase_breakdown: phase } = (await judge()).investigation_timeline;
        return phase.false_positive + phase.response + phase.timeline + phase.synthesis;
      }),
    ),
  );
  const judged = await Promise.all(Array.from({ length: 600 }, () => judge()));
  let next = 0;
  const reading = await cpuEach(300, () =>
    Promise.all([
      home.facts.revisions(),
      home.history.countRecent({ source_ip: "203.0.113.9", user: null, since: "2020", before: "2020" }),
    ]),
  );
  const writing = await cpuEach(300, () => {
    const judgement = judged[next] as (typeof judged)[number];
    next += 1;
    const named = entitiesOf(judgement.signal);
    return home.threats.add(judgement, {
      id: judgement.signal.id,
      origin: "api",
      signalHash: "bench",
      actor: { name: "bench" },
      requestId: "bench",
      createdAt: judgement.created_at,
      named,
    });
  });
  const store = reading + writing;
  say("CPU: agents and analyzers together", `${ms(judging)} (aim < 1)`);
  say("  of which analyzers alone, measured inside", `${ms(analyzers)} (aim < 0.5)`);
  say("CPU: store, reading and one transaction", ms(store));
  if (webCpu !== null)
    say("CPU: the web process, each analysis in all", `${ms(webCpu)}, the rest ${ms(webCpu - judging - store)}`);
  Object.assign(results, { cpu_ms: { judging, analyzers, store, web: webCpu } });
}
