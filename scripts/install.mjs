import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { hashOf, ROOT, readStamp, writeStamp } from "./freshness.mjs";
import { runNode } from "./run-node.mjs";
import { StartError } from "./settings.mjs";

const NATIVE = "node_modules/better-sqlite3/build/Release/better_sqlite3.node";

/** Installs exactly what package-lock.json says, unless that is what is there already. */
export async function install(hint) {
  const hash = `${hashOf(["package-lock.json"])} ${process.platform} ${process.versions.modules}`;
  if (existsSync(path.join(ROOT, NATIVE))) {
    const stamp = readStamp("install");
    if (stamp === hash) return "fresh";
    if (stamp === null && agreesWithLock()) {
      writeStamp("install", hash); // installed by hand with npm
      return "fresh";
    }
  }
  hint("npm ci; compiling better-sqlite3 takes a minute or two where no ready binary can be fetched");
  const { command, args, shell } = npm();
  const { code, output } = await runNode([...args, "ci", "--no-audit", "--no-fund", "--include=dev"], {
    command,
    shell,
  });
  if (code !== 0) throw new StartError("npm ci failed:", output.split("\n").slice(-30).join("\n"));
  writeStamp("install", hash);
  return "installed";
}

/** npm as the node program that started us, or that stands beside node, or as a command. */
function npm() {
  const beside = path.resolve(path.dirname(process.execPath), "../lib/node_modules/npm/bin/npm-cli.js");
  const script = [process.env.npm_execpath, beside].find((file) => file?.endsWith("npm-cli.js") && existsSync(file));
  if (script) return { command: process.execPath, args: [script], shell: false };
  return { command: "npm", args: [], shell: process.platform === "win32" };
}

function agreesWithLock() {
  try {
    const read = (file) => JSON.parse(readFileSync(path.join(ROOT, file), "utf8")).packages;
    const installed = read("node_modules/.package-lock.json");
    return Object.entries(read("package-lock.json")).every(
      ([name, wanted]) => name === "" || wanted.optional || wanted.peer || installed[name]?.version === wanted.version,
    );
  } catch {
    return false;
  }
}
