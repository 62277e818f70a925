import { fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Load, load, median } from "./load";
import { cpuOf, webServerOf } from "./process-cpu";
import { address, ROUNDS, results, SECONDS, say, supervisor, trigger } from "./report";

const AT_ONCE = 8;
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
export async function throughput() {
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
