import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const INTEGRATION = ["{lib,app,scripts,prisma}/**/*.integration.test.{ts,tsx,mjs}"];

export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "") } },
  test: {
    environment: "node",
    env: { LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? "silent", THREAT_GENERATOR: "off" },
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          testTimeout: 20_000, // properties take their time on a busy machine
          include: ["{agents,lib,components,app,scripts,data,prisma}/**/*.test.{ts,tsx,mjs}"],
          exclude: INTEGRATION,
        },
      },
      {
        extends: true,
        test: { name: "integration", include: INTEGRATION, pool: "forks", testTimeout: 30_000, hookTimeout: 60_000 },
      },
    ],
  },
});
