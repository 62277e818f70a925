// `npm start`: one process that prepares what is missing or stale, then runs and supervises the application.
// It runs before anything is installed, so it imports nothing but Node and its neighbours.
import { readFileSync } from "node:fs";
import path from "node:path";
import { checkEnvironment, migrate, seed } from "./database.mjs";
import { ROOT } from "./freshness.mjs";
import { LockedError, takeLock } from "./lock.mjs";
import { prepare } from "./prepare.mjs";
import { processes, waitUntilReady } from "./processes.mjs";
import { progress } from "./progress.mjs";
import { endRunning } from "./run-node.mjs";
import { checkDataDir, checkNode, checkPort, loadEnvFile, readBasics, StartError } from "./settings.mjs";
import { supervise } from "./supervisor.mjs";

const dev = process.argv.includes("--dev");
const ends = [];

// A start that was told to stop a moment ago may still be stopping its children.
const STOPPING_MS = 2_500;
let stopping = false;

async function main() {
  checkNode();
  if (!process.argv.includes("--no-env-file")) loadEnvFile();
  const basics = readBasics();
  const { version } = JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8"));
  console.log(`Agentic SOC ${version} on Node ${process.versions.node}`);

  const { stage } = progress(dev ? 7 : 8);
  let settings;
  await stage("Ports, folder", () => claim(basics));
  await prepare(stage, {
    withBuild: !dev,
    afterInstall: () =>
      stage("Environment", async () => {
        settings = await checkEnvironment();
      }),
  });
  await stage("Migrations", migrate);
  await stage("Seed", seed);

  await stage("Processes", async (hint) => {
    const children = supervise(processes(basics, dev), say);
    ends.push(children.stop);
    hint("waiting for /api/ready");
    basics.readiness = await waitUntilReady(basics.address, () => stopping);
    return basics.readiness ? "ready" : "not ready";
  });
  if (!stopping) announce(basics, settings);
}

/** The data folder is ours until this process ends; the ports must be free, or become so as a killed start's children end. */
async function claim({ dataDir, host, port, realtimePort, address }) {
  checkDataDir(dataDir);
  const lock = await takeLock(path.join(dataDir, "soc.lock"), address, STOPPING_MS).catch((error) => {
    if (!(error instanceof LockedError)) throw error;
    const { pid, note } = error.holder;
    throw new StartError(`DATA_DIR: ${dataDir} is in use by process ${pid}, which serves ${note}`);
  });
  ends.push(lock.release);
  if (!/^(127\.|localhost$|::1$)/i.test(host)) return "ok"; // refused in a moment, with the other variables
  const patience = lock.tookOver ? 5_000 : 0;
  await checkPort("PORT", port, host, patience);
  await checkPort("REALTIME_PORT", realtimePort, host, patience);
  return lock.tookOver ? "taken over" : "ok";
}

function say(name, line) {
  console.log(`${new Date().toTimeString().slice(0, 8)} ${name.padEnd(7)} | ${line}`);
}

function announce({ address, dataDir, readiness }, settings) {
  const took = `${(performance.now() / 1000).toFixed(1)} s`; // since this process began
  const generator = settings.threatGenerator ? `on, every ${settings.generatorIntervalSeconds} s` : "off";
  if (!readiness) console.log("\nNot ready yet; the processes go on trying. /api/ready tells what is missing.");
  for (const name of settings.unused) console.log(`${name} is set, and not used by this version.`);
  console.log(`\nAgentic SOC is ${readiness ? "ready" : "starting"} at ${address}  (${took})`);
  console.log(
    `  ${readiness?.mode ?? "rules"} mode, demo data ${settings.demoData ? "on" : "off"}, generator ${generator}`,
  );
  console.log(`  data in ${dataDir}`);
  console.log("  Ctrl-C stops everything\n");
}

async function shutDown(code) {
  if (stopping) return;
  stopping = true;
  endRunning();
  for (const end of ends.splice(0).reverse()) await end();
  process.exit(code);
}

function onSignal() {
  if (stopping) process.exit(1); // asked twice: the children end by themselves when this process is gone
  console.log("\nStopping ...");
  void shutDown(0);
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, onSignal);
process.stdout.on("error", () => {}); // a closed pipe is no reason to stop

if (process.env.npm_lifecycle_event) {
  const parent = process.ppid; // npm may be killed without a word
  setInterval(() => process.ppid !== parent && onSignal(), 500).unref();
}

main().catch((error) => {
  if (stopping) return;
  console.error(error instanceof StartError ? error.message : error);
  void shutDown(1);
});
