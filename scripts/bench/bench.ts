// Measures one instance: throughput beside two floors, latency, where the CPU goes, commit to browser, alerts, growth of the store, and the console in a browser.
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { house } from "@/lib/services/house";
import { commitToBrowser } from "./commit-to-browser";
import { consoleAtScale } from "./console";
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
if (wanted("console")) await consoleAtScale(path.join(dataDir, "soc.db"), home);
mkdirSync("bench/results", { recursive: true });
const file = `bench/results/${new Date().toISOString().replaceAll(":", "-")}.json`;
writeFileSync(file, JSON.stringify({ ...results, table: lines }, null, 2));
console.log(`\nwritten to ${file}`);
home.nudge.close();
await home.db.close();
process.exit(0);
