import { mkdirSync } from "node:fs";
import path from "node:path";
import { build } from "./build.mjs";
import { ROOT } from "./freshness.mjs";
import { generate } from "./generate.mjs";
import { install } from "./install.mjs";
import { awaitLock } from "./lock.mjs";

/** What the checkout needs, whatever the instance: one start at a time works on it, the others wait. */
export async function prepare(stage, { withBuild = true, afterInstall = async () => {} } = {}) {
  const folder = path.join(ROOT, ".cache");
  mkdirSync(folder, { recursive: true });
  const lock = await awaitLock(path.join(folder, "prepare.lock"), (holder) => {
    console.log(`Waiting for process ${holder.pid}, which is preparing this checkout ...`);
  });
  try {
    await stage("Dependencies", install);
    await afterInstall();
    await stage("Client", generate);
    if (withBuild) await stage("Build", build);
  } finally {
    lock.release();
  }
}
