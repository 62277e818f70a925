import { defineConfig, devices } from "@playwright/test";

// Run by scripts/test.mjs, which starts an instance of its own and finds the browser.
const { BASE_URL, CHROMIUM_PATH, CHROMIUM_LIBRARIES, PLAYWRIGHT_REPORT } = process.env;

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results/e2e",
  timeout: 45_000,
  expect: { timeout: 10_000 },
  retries: process.env.CI ? 1 : 0, // on a loaded machine; the summary names how many needed it
  workers: 1, // one instance, one store: stories take turns
  forbidOnly: Boolean(process.env.CI),
  reporter: PLAYWRIGHT_REPORT ? [["list"], ["json", { outputFile: PLAYWRIGHT_REPORT }]] : [["list"]],
  use: {
    ...devices["Desktop Chrome"],
    baseURL: BASE_URL ?? "http://127.0.0.1:3000",
    viewport: { width: 1440, height: 900 },
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: CHROMIUM_PATH || undefined,
      env: CHROMIUM_LIBRARIES ? { ...process.env, LD_LIBRARY_PATH: CHROMIUM_LIBRARIES } : undefined,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
