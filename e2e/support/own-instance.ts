import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { test as base } from "./story";

export type Instance = { address: string; realtimePort: number; pid: number; dataDir: string };
type ProcessName = "web" | "sidecar" | "worker";
type Scripts = {
  startInstance: (options: {
    env?: Record<string, string>;
    logFile?: string;
  }) => Promise<Instance & { stop: () => Promise<void> }>;
};

const INSTANCE = pathToFileURL(path.resolve(import.meta.dirname, "../../scripts/instance.mjs")).href;
const START_MS = 120_000;

/** Stories that hurt their instance: they get one of their own, with its own data folder and ports. */
export const test = base.extend<object, { instance: Instance }>({
  instance: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture needs from this pattern
    async ({}, use) => {
      const { startInstance }: Scripts = await import(INSTANCE);
      const logFile = path.resolve("test-results/own-instance.log");
      const instance = await startInstance({ env: { THREAT_GENERATOR: "off" }, logFile });
      await use(instance);
      await instance.stop();
    },
    { scope: "worker", timeout: START_MS },
  ],
  baseURL: async ({ instance }, use) => use(instance.address),
});

/** The child that the instance's supervisor runs under this name, if it runs now; Linux only. */
export function processOf(instance: Instance, name: ProcessName): number | undefined {
  return readdirSync("/proc")
    .filter((entry) => /^\d+$/.test(entry))
    .map(Number)
    .find((pid) => parentOf(pid) === instance.pid && variablesOf(pid).includes(`SOC_PROCESS=${name}`));
}

function parentOf(pid: number): number | undefined {
  const fields = readOrNothing(`/proc/${pid}/stat`).split(") ").at(-1)?.split(" ");
  return fields?.[0] === "Z" ? undefined : Number(fields?.[1]);
}

const variablesOf = (pid: number) => readOrNothing(`/proc/${pid}/environ`).split("\0");

function readOrNothing(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return ""; // ended meanwhile, or somebody else's
  }
}

/** Ends it without a word. @returns its number, so that its successor can be told apart */
export function killProcess(instance: Instance, name: ProcessName): number {
  const pid = processOf(instance, name);
  if (pid === undefined) throw new Error(`The instance runs no ${name} process`);
  process.kill(pid, "SIGKILL");
  return pid;
}
