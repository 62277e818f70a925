import { runNode } from "./run-node.mjs";
import { StartError } from "./settings.mjs";

/** Runs one of the project's TypeScript programs; its standard error is what a person is shown when it fails. */
async function runScript(file, hint = () => {}) {
  let last = "";
  const onLine = (line) => {
    last = line;
    hint(line);
  };
  const { code, output } = await runNode(["--import", "tsx", file], { onLine });
  if (code !== 0) throw new StartError(output || `${file} failed`);
  return last;
}

export async function checkEnvironment() {
  return JSON.parse(await runScript("scripts/check-env.ts"));
}

export async function migrate() {
  return runScript("scripts/migrate.ts");
}

export async function seed(hint) {
  return runScript("prisma/seed.ts", hint);
}
