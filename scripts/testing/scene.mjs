import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { ROOT } from "../freshness.mjs";

export const moduleUrl = (name) => JSON.stringify(pathToFileURL(path.join(ROOT, "scripts", name)).href);

/** A folder and a set of processes that `clear` removes again. */
export function aScene() {
  const folder = mkdtempSync(path.join(tmpdir(), "soc-scene-"));
  const pids = new Set();

  /** Runs a module given as text; `line(pattern)` waits for output, `ended` for the end. */
  function run(source, env = {}) {
    const child = spawn(process.execPath, ["--input-type=module", "-e", source], { env: { ...process.env, ...env } });
    pids.add(child.pid);
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
    const ended = new Promise((resolve) => child.once("close", (code) => resolve({ code, output })));
    const line = (pattern) => until(() => pattern.exec(output), `${pattern} in: ${output}`);
    return { pid: child.pid, kill: (signal) => child.kill(signal), ended, line, output: () => output };
  }

  function clear() {
    for (const pid of pids) isAlive(pid) && process.kill(pid, "SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  }

  return { folder, run, clear, adopt: (pid) => pids.add(pid) };
}

export async function until(probe, what = "the condition", patienceMs = 10_000) {
  const end = performance.now() + patienceMs;
  for (;;) {
    const found = await probe();
    if (found) return found;
    if (performance.now() > end) throw new Error(`Waited in vain for ${what}`);
    await sleep(20);
  }
}

export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
