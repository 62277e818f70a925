import http from "node:http";

export type Call = { url: string; method?: "GET" | "POST"; body?: () => string };
export type Load = { calls: number; seconds: number; perSecond: number; p50: number; p95: number; p99: number };

const MAX_CALLS = 20_000;

/** The value below which a share of the sorted times lies. */
export function percentile(sorted: number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (values: number[]): number =>
  percentile(
    [...values].sort((a, b) => a - b),
    0.5,
  );

function once(agent: http.Agent, { url, method = "GET", body }: Call): Promise<void> {
  return new Promise((resolve, reject) => {
    const text = body?.();
    const headers =
      text === undefined ? {} : { "content-type": "application/json", "content-length": Buffer.byteLength(text) };
    const request = http.request(url, { agent, method, headers }, (response) => {
      response.resume();
      response.once("end", () =>
        response.statusCode === 200 ? resolve() : reject(new Error(`${method} ${url} answered ${response.statusCode}`)),
      );
    });
    request.once("error", reject);
    request.end(text);
  });
}

/** Calls until the time is over (or the bound is reached) with so many at once; every answer must be a 200. Times in milliseconds. */
export async function load(
  call: Call,
  { concurrency, seconds }: { concurrency: number; seconds: number },
): Promise<Load> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: concurrency });
  const times: number[] = [];
  const start = performance.now();
  const until = start + seconds * 1000;
  const worker = async () => {
    while (performance.now() < until && times.length < MAX_CALLS) {
      const from = performance.now();
      await once(agent, call);
      times.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  agent.destroy();
  const took = (performance.now() - start) / 1000;
  const sorted = times.sort((a, b) => a - b);
  return {
    calls: sorted.length,
    seconds: took,
    perSecond: sorted.length / took,
    p50: percentile(sorted, 0.5),
    p95: percentile(sorted, 0.95),
    p99: percentile(sorted, 0.99),
  };
}
