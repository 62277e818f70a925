import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { hashOf, ROOT, readStamp, writeStamp } from "./freshness.mjs";

const TARGET = path.join(ROOT, "generated/prisma");

/** Generates the Prisma client unless the schema is the one that it was generated from. */
export async function generate() {
  const hash = hashOf(["prisma/schema.prisma", "prisma.config.ts", "node_modules/prisma/package.json"]);
  if (existsSync(path.join(TARGET, "client.ts")) && readStamp("generate") === hash) return "fresh";
  await run([path.join(ROOT, "node_modules/prisma/build/index.js"), "generate"]);
  writeStamp("generate", hash);
  return "generated";
}

/** The CLI fetches a schema engine before every command; a file that exists stops that, and generating needs none. */
function run(args) {
  const env = {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY || process.execPath,
    CHECKPOINT_DISABLE: "1",
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
  };
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (output += chunk));
    child.on("error", reject);
    child.on("exit", (code) =>
      code === 0 ? resolve() : reject(new Error(`prisma generate failed:\n${output.trim()}`)),
    );
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(`Prisma client: ${await generate()}`);
