import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import net from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseEnv } from "node:util";
import { ROOT } from "./freshness.mjs";

/** A start that cannot go on; each line is shown as it is. */
export class StartError extends Error {
  constructor(...lines) {
    super(lines.join("\n"));
    this.name = "StartError";
  }
}

const LOWEST_NODE = [20, 19];

export function checkNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > LOWEST_NODE[0] || (major === LOWEST_NODE[0] && minor >= LOWEST_NODE[1])) return;
  throw new StartError(`Node ${version} is too old: install Node ${LOWEST_NODE.join(".")} or newer.`);
}

/** Puts .env under the variables that are already there. */
export function loadEnvFile(file = path.join(ROOT, ".env")) {
  if (!existsSync(file)) return;
  for (const [name, value] of Object.entries(parseEnv(readFileSync(file, "utf8")))) process.env[name] ??= value;
}

/**
 * What must be known before anything is installed; lib/config/env.ts judges the whole afterwards.
 * Leaves DATA_DIR, PORT, REALTIME_PORT and HOST in the environment, so that every child sees the same.
 */
export function readBasics() {
  const given = (name, fallback) => process.env[name]?.trim() || fallback;
  const ports = { PORT: given("PORT", "3000"), REALTIME_PORT: given("REALTIME_PORT", "3001") };
  const bad = Object.entries(ports).filter(([, value]) => !/^\d{1,5}$/.test(value) || +value < 1 || +value > 65_535);
  if (bad.length > 0) throw new StartError(...bad.map(([name]) => `${name}: must be a whole number from 1 to 65535`));
  const dataDir = path.resolve(ROOT, given("DATA_DIR", ".data"));
  const host = given("HOST", "127.0.0.1");
  Object.assign(process.env, ports, { DATA_DIR: dataDir, HOST: host });
  const shown = host.includes(":") ? `[${host}]` : host;
  return {
    host,
    port: +ports.PORT,
    realtimePort: +ports.REALTIME_PORT,
    dataDir,
    address: `http://${shown}:${ports.PORT}`,
  };
}

export function checkDataDir(dataDir) {
  const probe = path.join(dataDir, `.probe-${process.pid}`);
  try {
    makeFolder(dataDir);
    accessSync(dataDir, constants.W_OK);
    writeFileSync(probe, "");
    rmSync(probe);
  } catch (error) {
    throw new StartError(`DATA_DIR: cannot write to ${dataDir} (${error.code ?? error.message})`);
  }
}

/** Not `mkdirSync` with `recursive`: on a file system such as /proc, Node 20 tries for ever. */
function makeFolder(folder) {
  if (existsSync(folder)) return;
  if (folder !== path.dirname(folder)) makeFolder(path.dirname(folder));
  mkdirSync(folder);
}

/** @param patienceMs how long a port may still be held by children of a start that was killed a moment ago */
export async function checkPort(name, port, host, patienceMs) {
  const until = performance.now() + patienceMs;
  for (;;) {
    const error = await tryListen(port, host);
    if (!error) return;
    if (error.code !== "EADDRINUSE") throw new StartError(`${name}: cannot listen on ${host}:${port} (${error.code})`);
    if (performance.now() > until) {
      throw new StartError(`${name}: port ${port} on ${host} is in use by another program; stop it or set ${name}`);
    }
    await sleep(100);
  }
}

function tryListen(port, host) {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once("error", resolve);
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(null)));
  });
}

/** Ports that nobody uses now, each another. */
export async function freePorts(count, host = "127.0.0.1") {
  const servers = await Promise.all(
    Array.from({ length: count }, () => {
      return new Promise((resolve, reject) => {
        const server = net.createServer().once("error", reject);
        server.listen({ port: 0, host }, () => resolve(server));
      });
    }),
  );
  const ports = servers.map((server) => server.address().port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
