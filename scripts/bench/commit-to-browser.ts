import { io } from "socket.io-client";
import type { House } from "@/lib/services/house";
import { commitOne } from "./commit-one";
import { percentile } from "./load";
import { address, results, say } from "./report";

export async function commitToBrowser(home: House) {
  const socket = io(`http://127.0.0.1:${process.env.REALTIME_PORT}`, {
    transports: ["websocket"],
    extraHeaders: { origin: address },
  });
  await new Promise((resolve) => socket.once("initial_batch", resolve));
  home.nudge.send();
  await new Promise((resolve) => setTimeout(resolve, 500));
  const times: number[] = [];
  for (let i = 0; i < 200; i += 1) {
    let seen = Promise.resolve(0);
    const { precisely } = await commitOne(home, (id) => {
      seen = new Promise<number>((resolve) => {
        const listen = ({ threat }: { threat: { id: string } }) => {
          if (threat.id !== id) return;
          socket.off("new_threat", listen);
          resolve(performance.now());
        };
        socket.on("new_threat", listen);
      });
    });
    times.push((await seen) - precisely);
  }
  socket.close();
  const sorted = times.sort((a, b) => a - b);
  const [p50, p95] = [percentile(sorted, 0.5), percentile(sorted, 0.95)];
  say("commit to browser: p50 / p95", `${p50.toFixed(1)} / ${p95.toFixed(1)} ms (aim p95 < 10)`);
  Object.assign(results, { commit_to_browser_ms: { p50, p95 } });
}
