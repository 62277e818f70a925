// `npm test [-- unit|integration|e2e [file pattern ...]]`: sets itself up, runs the suites, and ends with their count.
import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { findBrowser } from "./browser.mjs";
import { ROOT } from "./freshness.mjs";
import { cleanEnvironment, startInstance } from "./instance.mjs";
import { prepare } from "./prepare.mjs";
import { progress } from "./progress.mjs";
import { add, aside, readReport, summary } from "./reports.mjs";
import { endRunning, passThrough } from "./run-node.mjs";
import { checkNode, StartError } from "./settings.mjs";

const SUITES = ["unit", "integration", "e2e"];
const RESULTS = path.join(ROOT, "test-results");

const [first, ...others] = process.argv.slice(2);
const wanted = first === undefined ? SUITES : SUITES.filter((suite) => suite === first);
const patterns = wanted.length > 0 && first !== undefined ? others : [];

let instance;

async function main() {
  checkNode();
  if (wanted.length === 0) throw new StartError(`npm test: "${first}" is no suite; there are ${SUITES.join(", ")}`);
  for (const name of Object.keys(process.env)) if (!(name in cleanEnvironment())) delete process.env[name];
  mkdirSync(RESULTS, { recursive: true });
  const inBrowser = wanted.includes("e2e");
  const { stage } = progress(inBrowser ? 4 : 2);
  await prepare(stage, { withBuild: inBrowser });
  let browser = {};
  if (inBrowser) {
    await stage("Browser", async (hint) => {
      browser = await findBrowser(hint);
      return browser.CHROMIUM_PATH ?? "Playwright's own";
    });
  }
  const counts = [];
  for (const suite of wanted) counts.push(await (suite === "e2e" ? runPlaywright(browser) : runVitest(suite)));
  const sum = add(counts);
  console.log("");
  for (const [at, suite] of wanted.entries())
    console.log(`${suite.padEnd(12)} ${summary(counts[at])}${aside(counts[at])}`);
  return sum;
}

async function runVitest(suite) {
  console.log(`\n--- ${suite}`);
  const report = path.join(RESULTS, `${suite}.json`);
  rmSync(report, { force: true });
  const cli = path.join(ROOT, "node_modules/vitest/vitest.mjs");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const code = await passThrough([cli, "run", "--project", suite, "--passWithNoTests", ...reporters, ...patterns]);
  return settle(readReport("vitest", report), code);
}

async function runPlaywright(browser) {
  console.log("\n--- e2e");
  const report = path.join(RESULTS, "e2e.json");
  rmSync(report, { force: true });
  instance = await startInstance({ env: { THREAT_GENERATOR: "off" }, logFile: path.join(RESULTS, "instance.log") });
  const env = { ...browser, BASE_URL: instance.address, PLAYWRIGHT_REPORT: report };
  try {
    const cli = path.join(ROOT, "node_modules/@playwright/test/cli.js");
    const code = await passThrough([cli, "test", "--pass-with-no-tests", ...patterns], env);
    return settle(readReport("playwright", report), code);
  } finally {
    await instance.stop();
    instance = undefined;
  }
}

/** A runner that fails without a failed test (a crash, an unhandled error) still counts as one failure. */
function settle(counts, code) {
  return code === 0 || counts.failed > 0 ? counts : { ...counts, failed: 1 };
}

async function shutDown(code) {
  endRunning();
  await instance?.stop();
  process.exit(code);
}
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => void shutDown(130));

main().then(
  (sum) => {
    console.log(`\n${summary(sum)}`);
    process.exitCode = sum.failed > 0 || sum.passed === 0 ? 1 : 0;
  },
  (error) => {
    console.error(error instanceof StartError ? error.message : error);
    console.log("\n0 passed, 1 failed");
    void shutDown(1);
  },
);
