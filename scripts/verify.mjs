// `npm run verify`: format, lint, boundaries, types and unit tests, two at a time, and a table of what took how long.
import { existsSync } from "node:fs";
import path from "node:path";
import { ROOT } from "./freshness.mjs";
import { prepare } from "./prepare.mjs";
import { progress } from "./progress.mjs";
import { runNode } from "./run-node.mjs";
import { StartError } from "./settings.mjs";

const bin = (file) => path.join(ROOT, "node_modules", file);
const cruised = [
  "app",
  "components",
  "agents",
  "lib",
  "prisma",
  "scripts",
  "e2e",
  "proxy.ts",
  "instrumentation.ts",
].filter((name) => {
  return existsSync(path.join(ROOT, name));
});

const CHECKS = [
  ["types", [bin("typescript/bin/tsc"), "--noEmit", "-p", "tsconfig.check.json", "--pretty", "false"]],
  ["format, lint", [bin("@biomejs/biome/bin/biome"), "check", "--error-on-warnings", "."]],
  [
    "boundaries",
    [bin("dependency-cruiser/bin/dependency-cruise.mjs"), "--config", ".dependency-cruiser.cjs", ...cruised],
  ],
  ["unit tests", [bin("vitest/vitest.mjs"), "run", "--project", "unit"]],
];

async function check([name, args]) {
  const began = performance.now();
  const { code, output } = await runNode(args);
  const seconds = (performance.now() - began) / 1000;
  console.log(`${code === 0 ? "ok    " : "FAILED"}  ${name.padEnd(14)} ${seconds.toFixed(1).padStart(5)} s`);
  return { name, code, output };
}

async function main() {
  await prepare(progress(2).stage, { withBuild: false });
  const queue = [...CHECKS];
  const results = [];
  const lane = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) results.push(await check(next));
  };
  await Promise.all([lane(), lane()]);
  const failed = results.filter(({ code }) => code !== 0);
  for (const { name, output } of failed) console.log(`\n--- ${name}\n${output}`);
  console.log(failed.length === 0 ? "\nAll is well." : `\n${failed.length} of ${CHECKS.length} failed.`);
  return failed.length === 0 ? 0 : 1;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error) => {
    console.error(error instanceof StartError ? error.message : error);
    process.exitCode = 1;
  },
);
