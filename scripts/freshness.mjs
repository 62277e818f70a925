import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");

// In node_modules, so that whoever deletes the dependencies also forgets what was made from them.
const STAMPS = path.join(ROOT, "node_modules/.cache/soc");

const SKIPPED = /(^|\/)(node_modules|\.next|\.git)(\/|$)|\.test\.tsx?$/;

/** A hash over the contents of files and folders, named from the project's root; what is missing counts as missing. */
export function hashOf(names, root = ROOT) {
  const hash = createHash("sha256").update(process.version.split(".")[0]);
  for (const name of names) {
    for (const file of filesOf(path.join(root, name))) {
      const relative = path.relative(root, file);
      if (SKIPPED.test(relative)) continue;
      hash.update(`\0${relative}\0`).update(readFileSync(file));
    }
  }
  return hash.digest("hex");
}

function filesOf(target) {
  const stat = statSync(target, { throwIfNoEntry: false });
  if (!stat) return [];
  if (stat.isFile()) return [target];
  const entries = readdirSync(target, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries
    .filter((entry) => !SKIPPED.test(entry.name))
    .flatMap((entry) => (entry.isDirectory() || entry.isFile() ? filesOf(path.join(target, entry.name)) : []));
}

export function readStamp(name) {
  try {
    return readFileSync(path.join(STAMPS, name), "utf8");
  } catch {
    return null;
  }
}

export function writeStamp(name, value) {
  mkdirSync(STAMPS, { recursive: true });
  writeFileSync(path.join(STAMPS, name), value);
}
