import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/** Somebody who lives holds the lock. */
export class LockedError extends Error {
  constructor(holder) {
    super(`held by process ${holder.pid}`);
    this.name = "LockedError";
    this.holder = holder;
  }
}

/**
 * Takes the lock file for this process. It dies with its process: what a killed process left behind is taken over,
 * and a process number used again by another program is told apart by its start time.
 * @param patienceMs how long to wait for a living holder to let go
 * @returns how to let go, and whether a dead process's lock was taken over
 * @throws LockedError with the holder's `pid` and `note`
 */
export async function takeLock(file, note = "", patienceMs = 0) {
  const until = performance.now() + patienceMs;
  const mine = JSON.stringify({ pid: process.pid, born: birthOf(process.pid), note, nonce: randomUUID() });
  const draft = `${file}.${process.pid}.${randomUUID().slice(0, 8)}`;
  let tookOver = false;
  writeFileSync(draft, mine);
  try {
    for (;;) {
      if (!tryLink(draft, file)) {
        const holder = liveHolder(file);
        if (holder && performance.now() >= until) throw new LockedError(holder);
        if (holder) await sleep(100);
        else tookOver = removeStale(file) || tookOver;
        continue;
      }
      // A rival that judged the old lock dead may just have moved ours away and be putting it back.
      await sleep(60);
      if (readOr(file) === mine) break;
    }
  } finally {
    rmSync(draft, { force: true });
  }
  const release = () => {
    if (readOr(file) === mine) rmSync(file, { force: true });
  };
  return { release, tookOver };
}

/** As takeLock, but waits for the holder to finish; `onWait` is told once whom it waits for. */
export async function awaitLock(file, onWait) {
  for (let told = false; ; told = true) {
    try {
      return await takeLock(file);
    } catch (error) {
      if (!(error instanceof LockedError)) throw error;
      if (!told) onWait(error.holder);
      await sleep(250);
    }
  }
}

function tryLink(draft, file) {
  try {
    linkSync(draft, file); // unlike open-then-write, the file appears whole or not at all
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

function removeStale(file) {
  const seen = readOr(file);
  if (seen === null || liveHolder(file, seen)) return false;
  const aside = `${file}.stale.${process.pid}.${randomUUID().slice(0, 8)}`;
  try {
    renameSync(file, aside);
  } catch {
    return false; // a rival was quicker
  }
  if (readOr(aside) !== seen) tryLink(aside, file); // it was a rival's new lock: put it back
  rmSync(aside, { force: true });
  return true;
}

function liveHolder(file, text = readOr(file)) {
  const holder = text === null ? null : parse(text);
  return holder && isAlive(holder) ? holder : null;
}

function isAlive({ pid, born }) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== "EPERM") return false;
  }
  const now = birthOf(pid);
  return now === null || born === null || now === born;
}

/** When the process started, in whatever form the system gives; null where it cannot be known. */
function birthOf(pid) {
  try {
    if (process.platform === "linux") {
      const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1).split(" ");
      if (fields[0] === "Z") return "ended"; // a zombie holds nothing
      return `${readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()}:${fields[19]}`;
    }
    if (process.platform !== "win32")
      return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)])
        .toString()
        .trim();
  } catch {
    // not readable: the process number alone decides
  }
  return null;
}

function readOr(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}

function parse(text) {
  try {
    const holder = JSON.parse(text);
    return Number.isInteger(holder?.pid) && holder.pid > 0 ? holder : null;
  } catch {
    return null;
  }
}
