import { spawn } from "node:child_process";
import { ROOT } from "./freshness.mjs";

const running = new Set();

/** Ends what `runNode` started, for a start that is interrupted half-way. */
export function endRunning() {
  for (const child of running) child.kill("SIGTERM");
}

/**
 * Runs node to its end, without a shell.
 * @param onLine is told each line of output as it comes
 * @returns the exit code and all output
 */
export function runNode(args, { env = {}, onLine = () => {}, command = process.execPath, shell = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
      shell,
    });
    running.add(child);
    let output = "";
    const take = (chunk) => {
      output += chunk;
      for (const line of String(chunk).split("\n")) if (line.trim()) onLine(line.trim());
    };
    child.stdout.on("data", take);
    child.stderr.on("data", take);
    child.once("error", reject);
    child.once("close", (code) => {
      running.delete(child);
      resolve({ code: code ?? 1, output: output.trim() });
    });
  });
}

/** Runs node to its end with our own output. @returns its exit code */
export function passThrough(args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: ROOT, env: { ...process.env, ...env }, stdio: "inherit" });
    running.add(child);
    child.once("error", reject);
    child.once("close", (code) => {
      running.delete(child);
      resolve(code ?? 1);
    });
  });
}
