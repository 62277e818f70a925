import { spawn } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { ROOT } from "./freshness.mjs";

const GUARD = pathToFileURL(path.join(ROOT, "scripts/child.mjs")).href;

/**
 * Runs children until `stop`; one that ends is started again after a pause that doubles from `firstPauseMs` to
 * `longestPauseMs` and starts small again once a child has lived `stableMs`.
 * @param specs `{ name, args, env }`: arguments of node, and variables over the present ones
 * @param say takes one line of a child, or of the supervisor itself under the child's name
 */
export function supervise(specs, say, limits = {}) {
  const { firstPauseMs = 250, longestPauseMs = 10_000, stableMs = 30_000, graceMs = 4_000 } = limits;
  const running = new Map();
  const timers = new Set();
  let stopping = false;

  function start(spec, failures) {
    const bornAt = performance.now();
    const child = spawn(process.execPath, ["--import", GUARD, ...spec.args], {
      cwd: ROOT,
      env: { ...process.env, SOC_PROCESS: spec.name, ...spec.env },
      stdio: ["ignore", "pipe", "pipe", "ipc"],
      detached: process.platform !== "win32", // its own group: a Ctrl-C reaches it only through us
    });
    running.set(spec.name, child);
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream, crlfDelay: Infinity }).on("line", (line) => say(spec.name, line));
    }
    child.on("error", (error) => say(spec.name, `could not start: ${error.message}`));
    child.once("close", (code, signal) => {
      running.delete(spec.name);
      if (stopping) return;
      const lived = performance.now() - bornAt;
      const count = lived >= stableMs ? 0 : failures;
      const pause = Math.min(firstPauseMs * 2 ** count, longestPauseMs);
      say(spec.name, `ended (${signal ?? `code ${code}`}); starting again in ${(pause / 1000).toFixed(1)} s`);
      const timer = setTimeout(() => {
        timers.delete(timer);
        start(spec, count + 1);
      }, pause);
      timers.add(timer);
    });
  }

  async function stop() {
    stopping = true;
    for (const timer of timers) clearTimeout(timer);
    const children = [...running.values()];
    const gone = Promise.all(children.map((child) => new Promise((resolve) => child.once("close", resolve))));
    for (const child of children) signalGroup(child, "SIGTERM");
    const ended = await Promise.race([gone.then(() => true), sleep(graceMs, false, { ref: false })]);
    // The group may outlive its leader, so it is ended in either case.
    for (const child of children) signalGroup(child, "SIGKILL");
    if (!ended) await Promise.race([gone, sleep(500, null, { ref: false })]);
  }

  for (const spec of specs) start(spec, 0);
  return { stop, pidOf: (name) => running.get(name)?.pid };
}

function signalGroup(child, signal) {
  if (!child.pid) return;
  try {
    process.kill(process.platform === "win32" ? child.pid : -child.pid, signal);
  } catch {
    // already gone
  }
}
