// `npm run bench`: builds if needed, then measures one real instance on loopback. Bounded; prints a table, writes bench/results/*.json.
import path from "node:path";
import { findBrowser } from "./browser.mjs";
import { ROOT } from "./freshness.mjs";
import { startInstance } from "./instance.mjs";
import { prepare } from "./prepare.mjs";
import { progress } from "./progress.mjs";
import { passThrough } from "./run-node.mjs";
import { checkNode } from "./settings.mjs";

const SECRET = "bench-secret-of-this-run-only-0123456789";

const only = process.argv.find((argument) => argument.startsWith("--only="))?.slice("--only=".length);
const tsx = (file) => ["--import", "tsx", path.join(ROOT, file)];

async function benchInstance() {
  const instance = await startInstance({
    env: { THREAT_GENERATOR: "off", LOG_LEVEL: "error", SOC_RUN_SECRET: SECRET },
  });
  try {
    const browser = only === undefined || only === "console" ? await findBrowser(() => {}) : {};
    return await passThrough([...tsx("scripts/bench/bench.ts"), ...process.argv.slice(2)], {
      ...browser,
      BENCH_ADDRESS: instance.address,
      BENCH_SUPERVISOR: String(instance.pid),
      DATA_DIR: instance.dataDir,
      PORT: String(instance.port),
      REALTIME_PORT: String(instance.realtimePort),
      SOC_RUN_SECRET: SECRET,
      THREAT_GENERATOR: "off",
      LOG_LEVEL: "error",
    });
  } finally {
    await instance.stop();
  }
}

checkNode();
const { stage } = progress(3);
await prepare(stage);
process.exitCode = only === "live" ? 0 : await benchInstance();
if (only === undefined || only === "live") {
  process.exitCode ||= await passThrough(tsx("scripts/testing/live-time.ts"), { LOG_LEVEL: "error" });
}
