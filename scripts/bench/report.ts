import { cpus } from "node:os";
import { nextSignal } from "./signals";

export const address = process.env.BENCH_ADDRESS ?? "";
export const supervisor = Number(process.env.BENCH_SUPERVISOR);
export const quick = process.argv.includes("--quick");
export const SECONDS = quick ? 2 : 5;
export const ROUNDS = 3;

export const trigger = {
  url: `${address}/api/threats/trigger`,
  method: "POST" as const,
  body: () => JSON.stringify(nextSignal()),
};

export const results: Record<string, unknown> = {
  node: process.version,
  cores: cpus().length,
  seconds: SECONDS,
  rounds: ROUNDS,
};
export const lines: [string, string][] = [];

export function say(name: string, value: string): void {
  lines.push([name, value]);
  console.log(`${name.padEnd(62)} ${value}`);
}
