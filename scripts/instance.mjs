import { spawn } from "node:child_process";
import { createWriteStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ROOT } from "./freshness.mjs";
import { freePorts, StartError } from "./settings.mjs";

/**
 * Starts a whole instance the way a person does, in a data folder and on ports of its own, without anyone's .env.
 * @returns its address, its data folder and how to stop it (which removes the folder)
 */
export async function startInstance({ env = {}, logFile, patienceMs = 180_000 } = {}) {
  const dataDir = mkdtempSync(path.join(tmpdir(), "soc-instance-"));
  const [port, realtimePort] = await freePorts(2);
  const child = spawn(process.execPath, [path.join(ROOT, "scripts/start.mjs"), "--no-env-file"], {
    cwd: ROOT,
    env: {
      ...cleanEnvironment(),
      PORT: String(port),
      REALTIME_PORT: String(realtimePort),
      DATA_DIR: dataDir,
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise((resolve) => child.once("close", resolve));
  const log = logFile ? createWriteStream(logFile) : null;
  let output = "";
  const ready = new Promise((resolve) => {
    const take = (chunk) => {
      log?.write(chunk);
      output = (output + chunk).slice(-20_000);
      if (output.includes("Agentic SOC is ready at")) resolve("ready");
    };
    child.stdout.on("data", take);
    child.stderr.on("data", take);
  });

  async function stop() {
    child.kill("SIGTERM");
    await Promise.race([ended, sleep(8_000, null, { ref: false })]);
    child.kill("SIGKILL");
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }

  const outcome = await Promise.race([ready, ended, sleep(patienceMs, "late", { ref: false })]);
  if (outcome !== "ready") {
    await stop();
    throw new StartError("The instance for the tests did not become ready:", output.split("\n").slice(-30).join("\n"));
  }
  return { address: `http://127.0.0.1:${port}`, port, realtimePort, dataDir, pid: child.pid, stop };
}

const OURS =
  /^(PORT|HOST|REALTIME_PORT|DATA_DIR|DATABASE_URL|REDIS_URL|OPENAI_.*|LLM_.*|FORCE_RULES|DEMO_DATA|THREAT_GENERATOR|GENERATOR_.*|ALERT_CONCURRENCY|CORS_ORIGINS|AUTH_.*|SOC_.*|npm_lifecycle_event|NODE_ENV|VITEST.*)$/;

/** The environment without settings of the application, so that tests see its defaults. */
export function cleanEnvironment() {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !OURS.test(name)));
}
