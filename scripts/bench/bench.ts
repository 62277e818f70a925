// Measures one instance: throughput beside two floors, latency, where the CPU goes, commit to browser, alerts, and growth of the store.
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { house } from "@/lib/services/house";
import { commitToBrowser } from "./commit-to-browser";
import { whereTheCpuGoes } from "./cpu";
import { growth } from "./growth";
import { lines, results } from "./report";
import { throughput } from "./throughput";
import { workflows } from "./workflows";

const only = process.argv.find((argument) => argument.startsWith("--only="))?.slice("--only=".length);
const wanted = (part: string) => only === undefined || only === part;
const dataDir = process.env.DATA_DIR ?? "";

const home = house();
if (wanted("alerts")) await workflows(path.join(dataDir, "soc.db"));
if (wanted("threats")) {
  const webCpu = await throughput();
  await whereTheCpuGoes(home, webCpu);
  await commitToBrowser(home);
  await growth(path.join(dataDir, "soc.db"));
}
mkdirSync("bench/results", { recursive: true });
const file = `bench/results/${new Date().toISOString().replaceAll(":", "-")}.json`;
writeFileSync(file, JSON.stringify({ ...results, table: lines }, null, 2));
console.log(`\nwritten to ${file}`);
home.nudge.close();
await home.db.close();
process.exit(0);
