// Measures one instance: throughput beside two floors, latency, where the CPU goes, commit to browser, and growth of the store.
import { fork } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import path from "node:path";
import { io } from "socket.io-client";
import { coordinate } from "@/agents/threat/coordinator";
import { createSources } from "@/lib/intel/sources";
import { entitiesOf } from "@/lib/services/entities-of";
import { type House, house } from "@/lib/services/house";
import { fillTo } from "./fill";
import { type Load, load, median, percentile } from "./load";
import { cpuOf, webServerOf } from "./process-cpu";
import { nextSignal } from "./signals";

const address = process.env.BENCH_ADDRESS ?? "";
const supervisor = Number(process.env.BENCH_SUPERVISOR);
const quick = process.argv.includes("--quick");
const SECONDS = quick ? 2 : 5;
const ROUNDS = 3;
const AT_ONCE = 8;
const results: Record<string, unknown> = {
  node: process.version,
  cores: cpus().length,
  seconds: SECONDS,
  rounds: ROUNDS,
};
const lines: [string, string][] = [];
const say = (name: string, value: string) => {
  lines.push([name, value]);
  console.log(`${name.padEnd(62)} ${value}`);
};
const ms = (value: number) => `${value.toFixed(2)} ms`;

const trigger = {
  url: `${address}/api/threats/trigger`,
  method: "POST" as const,
  body: () => JSON.stringify(nextSignal()),
};
const health = { url: `${address}/api/health` };

async function floorServer(size: number) {
  const folder = mkdtempSync(path.join(tmpdir(), "soc-bench-"));
  const child = fork(path.join(import.meta.dirname, "floor-server.ts"), [folder, String(size)], {
    execArgv: ["--import", "tsx"],
  });
  const port = await new Promise<number>((resolve) => child.once("message", (message) => resolve(Number(message))));
  return {
    call: { ...trigger, url: `http://127.0.0.1:${port}/` },
    stop() {
      child.disconnect();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Rounds in turn, so that a slow minute of the machine falls on all three alike; the middle round counts. */
async function throughput() {
  const size = JSON.stringify(
    await (
      await fetch(trigger.url, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: trigger.body(),
      })
    ).json(),
  ).length;
  const floor = await floorServer(size);
  const web = webServerOf(supervisor);
  await load(trigger, { concurrency: AT_ONCE, seconds: SECONDS });
  const rounds: { analyses: Load; next: Load; stack: Load; cpu: number | null }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = web ? cpuOf(web) : 0;
    const analyses = await load(trigger, { concurrency: AT_ONCE, seconds: SECONDS });
    const cpu = web ? (cpuOf(web) - before) / analyses.calls : null;
    rounds.push({
      analyses,
      cpu,
      next: await load(health, { concurrency: AT_ONCE, seconds: SECONDS }),
      stack: await load(floor.call, { concurrency: AT_ONCE, seconds: SECONDS }),
    });
  }
  floor.stop();
  const one = await load(trigger, { concurrency: 1, seconds: SECONDS });
  const analyses = median(rounds.map((round) => round.analyses.perSecond));
  const next = median(rounds.map((round) => round.next.perSecond));
  const stack = median(rounds.map((round) => round.stack.perSecond));
  const nextRatio = median(rounds.map((round) => round.analyses.perSecond / round.next.perSecond));
  const stackRatio = median(rounds.map((round) => round.analyses.perSecond / round.stack.perSecond));
  const cpu = web ? median(rounds.map((round) => round.cpu ?? 0)) : null;
  say(`analyses per second over HTTP, ${AT_ONCE} at once`, analyses.toFixed(0));
  say(
    "Next's floor: GET /api/health per second, same build",
    `${next.toFixed(0)}   ratio ${nextRatio.toFixed(2)} (aim 0.35)`,
  );
  say("stack's floor: bare node:http, same parse, one row", `${stack.toFixed(0)}   ratio ${stackRatio.toFixed(3)}`);
  say(
    "trigger, one at a time: p50 / p95 / p99",
    `${one.p50.toFixed(1)} / ${one.p95.toFixed(1)} / ${one.p99.toFixed(1)} ms (aim p95 < 30)`,
  );
  Object.assign(results, { throughput: { analyses, next, stack, nextRatio, stackRatio, one, web_cpu_ms: cpu } });
  return cpu;
}

/** CPU of `run`, in milliseconds each, after a warm-up: a server judges with code that has long been compiled. */
async function cpuEach(times: number, run: () => unknown): Promise<number> {
  for (let i = 0; i < times; i += 1) await run();
  const before = process.cpuUsage();
  for (let i = 0; i < times; i += 1) await run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / times;
}

async function whereTheCpuGoes(home: House, webCpu: number | null) {
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

async function commitToBrowser(home: House) {
  const socket = io(`http://127.0.0.1:${process.env.REALTIME_PORT}`, {
    transports: ["websocket"],
    extraHeaders: { origin: address },
  });
  await new Promise((resolve) => socket.once("initial_batch", resolve));
  home.nudge.send();
  await new Promise((resolve) => setTimeout(resolve, 500));
  const times: number[] = [];
  for (let i = 0; i < 200; i += 1) {
    const signal = nextSignal();
    const judgement = await coordinate(signal, {
      sources: home.sources,
      clock: home.clock,
      received_at: home.clock.now().toISOString(),
    });
    const seen = new Promise<number>((resolve) => {
      const listen = ({ threat }: { threat: { id: string } }) => {
        if (threat.id !== signal.id) return;
        socket.off("new_threat", listen);
        resolve(performance.now());
      };
      socket.on("new_threat", listen);
    });
    await home.threats.add(judgement, {
      id: signal.id,
      origin: "api",
      signalHash: "bench",
      actor: { name: "bench" },
      requestId: "bench",
      createdAt: judgement.created_at,
      named: entitiesOf(signal),
    });
    const committed = performance.now();
    home.nudge.send();
    times.push((await seen) - committed);
  }
  socket.close();
  const sorted = times.sort((a, b) => a - b);
  const [p50, p95] = [percentile(sorted, 0.5), percentile(sorted, 0.95)];
  say("commit to browser: p50 / p95", `${p50.toFixed(1)} / ${p95.toFixed(1)} ms (aim p95 < 10)`);
  Object.assign(results, { commit_to_browser_ms: { p50, p95 } });
}

const QUERIES = {
  newest: "",
  critical: "severity=critical",
  review: "requires_review=true",
  "two severities": "severity=critical,high",
  search: "search=checkout",
};

async function growth(file: string) {
  const sizes = quick ? [1_000, 10_000] : [1_000, 10_000, 100_000];
  const table: Record<string, Record<string, number>> = {};
  for (const size of sizes) {
    await fillTo(file, size, (rows) => process.stderr.write(`\rfilling: ${rows} of ${size} threats   `));
    process.stderr.write(`\r${" ".repeat(50)}\r`);
    const calls = {
      trigger,
      ...Object.fromEntries(
        Object.entries(QUERIES).map(([name, query]) => [name, { url: `${address}/api/threats?limit=50&${query}` }]),
      ),
    };
    for (const [name, call] of Object.entries(calls)) {
      await load(call, { concurrency: 1, seconds: 0.5 });
      const rounds: number[] = [];
      for (let round = 0; round < ROUNDS; round += 1)
        rounds.push((await load(call, { concurrency: 1, seconds: SECONDS / 3 })).p95);
      table[name] = { ...table[name], [size]: median(rounds) };
    }
  }
  for (const [name, times] of Object.entries(table)) {
    const first = times[sizes[0] as number] ?? Number.NaN;
    const last = times[sizes.at(-1) as number] ?? Number.NaN;
    say(
      `p95 of ${name === "trigger" ? "trigger" : `list (${name})`} at ${sizes.join(" / ")} threats`,
      `${sizes.map((size) => times[size]?.toFixed(1)).join(" / ")} ms   ratio ${(last / first).toFixed(2)} (aim 1.2)`,
    );
  }
  Object.assign(results, { growth_p95_ms: table });
}

const home = house();
const webCpu = await throughput();
await whereTheCpuGoes(home, webCpu);
await commitToBrowser(home);
await growth(path.join(process.env.DATA_DIR ?? "", "soc.db"));
mkdirSync("bench/results", { recursive: true });
const file = `bench/results/${new Date().toISOString().replaceAll(":", "-")}.json`;
writeFileSync(file, JSON.stringify({ ...results, table: lines }, null, 2));
console.log(`\nwritten to ${file}`);
home.nudge.close();
await home.db.close();
process.exit(0);
