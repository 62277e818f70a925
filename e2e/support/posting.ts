import { setTimeout as sleep } from "node:timers/promises";

const ANSWER_MS = 10_000;
const PAUSE_MS = 100;

type Signal = { id: string };

/** Posts as an integrator does who must lose nothing: the same body again until it is answered. */
export async function postUntilStored(address: string, signal: Signal): Promise<void> {
  for (;;) {
    const answer = await fetch(`${address}/api/threats/trigger`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(signal),
      signal: AbortSignal.timeout(ANSWER_MS),
    })
      .then(async (response) => ({ status: response.status, text: await response.text() }))
      .catch(() => null); // nobody there, or gone half-way
    if (answer?.status === 200) return;
    if (answer && answer.status < 500) throw new Error(`The trigger answered ${answer.status}: ${answer.text}`);
    await sleep(PAUSE_MS);
  }
}

/**
 * Posts all, some at once, in the background.
 * @returns `reached(n)`, which resolves once n are stored, and `hold(n)`, which lets no more than n begin until it is let go
 */
export function postAll(address: string, signals: Signal[], atOnce: number, holdAt: number) {
  let next = 0;
  let stored = 0;
  let letGo = () => {};
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const waiting = new Map<number, () => void>();

  async function worker(): Promise<void> {
    for (let at = next++; at < signals.length; at = next++) {
      if (at >= holdAt) await gate;
      const signal = signals[at];
      if (signal) await postUntilStored(address, signal);
      stored += 1;
      waiting.get(stored)?.();
    }
  }
  const done = Promise.all(Array.from({ length: atOnce }, worker)).then(() => undefined);
  done.catch(() => {}); // told to whoever waits for it
  const reached = (count: number) => {
    const there = new Promise<void>((resolve) => {
      if (stored >= count) resolve();
      else waiting.set(count, resolve);
    });
    return Promise.race([there, done]);
  };
  return { reached, letGo, done };
}
