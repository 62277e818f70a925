import { existsSync, rmSync } from "node:fs";
import path from "node:path";
import { hashOf, ROOT, readStamp, writeStamp } from "./freshness.mjs";
import { runNode } from "./run-node.mjs";
import { StartError } from "./settings.mjs";

export const NEXT = path.join(ROOT, "node_modules/next/dist/bin/next");

const SOURCES = [
  "app",
  "components",
  "lib",
  "agents",
  "prompts",
  "public",
  "data/attack.json",
  "instrumentation.ts",
  "proxy.ts",
  "next.config.ts",
  "postcss.config.mjs",
  "tsconfig.json",
  "package-lock.json",
  "prisma/schema.prisma",
];

/** Builds the web application unless its sources are those of the last build. */
export async function build(hint) {
  const hash = hashOf(SOURCES);
  if (existsSync(path.join(ROOT, ".next/BUILD_ID")) && readStamp("build") === hash) return "fresh";
  hint("next build");
  writeStamp("build", "");
  rmSync(path.join(ROOT, ".next/BUILD_ID"), { force: true });
  const env = { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  const { code, output } = await runNode([NEXT, "build"], { env });
  if (code !== 0) throw new StartError("next build failed:", output.split("\n").slice(-60).join("\n"));
  writeStamp("build", hash);
  return "built";
}
