import { readdirSync, readFileSync } from "node:fs";

const TICK_MS = 10; // USER_HZ is 100 on every Linux that Node supports

const read = (pid: string, file: string): string => {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return "";
  }
};
const fields = (pid: string) => read(pid, "stat").split(") ")[1]?.split(" ") ?? [];

/** The pid of the web server among a supervisor's descendants, or null where /proc cannot tell. */
export function webServerOf(supervisor: number): string | null {
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  const descends = (pid: string): boolean => {
    const parent = fields(pid)[1];
    return parent !== undefined && parent !== "0" && (parent === String(supervisor) || descends(parent));
  };
  return pids.find((pid) => /next-server|next\/dist\/bin\/next/.test(read(pid, "cmdline")) && descends(pid)) ?? null;
}

/** CPU milliseconds that a process has used so far, user and system. */
export function cpuOf(pid: string): number {
  const stat = fields(pid);
  return (Number(stat[11]) + Number(stat[12])) * TICK_MS;
}
