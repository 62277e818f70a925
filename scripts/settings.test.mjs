import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import net from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { checkDataDir, checkNode, checkPort, freePorts, loadEnvFile, readBasics } from "./settings.mjs";

let folder;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "soc-settings-"));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

it("refuses an old Node in one line", () => {
  expect(() => checkNode("20.18.1")).toThrow("Node 20.18.1 is too old: install Node 20.19 or newer.");
  expect(() => checkNode("18.20.0")).toThrow();
  for (const fine of ["20.19.0", "22.1.0", "24.0.0"]) checkNode(fine);
});

it("lets the environment win over .env", () => {
  const file = path.join(folder, ".env");
  writeFileSync(file, 'SOC_TEST_A=from-file\nSOC_TEST_B="quoted # text" # note\n');
  vi.stubEnv("SOC_TEST_A", "from-shell");
  vi.stubEnv("SOC_TEST_B", undefined);
  loadEnvFile(file);
  expect([process.env.SOC_TEST_A, process.env.SOC_TEST_B]).toEqual(["from-shell", "quoted # text"]);
});

it("names each bad port in a line of its own", () => {
  vi.stubEnv("PORT", "http");
  vi.stubEnv("REALTIME_PORT", "70000");
  expect(() => readBasics()).toThrow(/^PORT: .*\nREALTIME_PORT: .*$/);
});

it("says which folder cannot be written", () => {
  writeFileSync(path.join(folder, "file"), "");
  expect(() => checkDataDir(path.join(folder, "file/below"))).toThrow(/^DATA_DIR: cannot write to .*file\/below/);
  if (process.platform === "linux") expect(() => checkDataDir("/proc/nope")).toThrow(/^DATA_DIR: .*\(ENOENT\)/);
});

it("says which port is in use", async () => {
  const [port] = await freePorts(1);
  await checkPort("PORT", port, "127.0.0.1", 0);
  const server = net.createServer();
  await new Promise((resolve) => server.listen(port, "127.0.0.1", resolve));
  await expect(checkPort("PORT", port, "127.0.0.1", 0)).rejects.toThrow(
    `PORT: port ${port} on 127.0.0.1 is in use by another program; stop it or set PORT`,
  );
  await new Promise((resolve) => server.close(resolve));
});
