import type { NodeName, Progress } from "@/agents/alert-ports";

/**
 * The same progress with the questions left out whose answers are known: a workflow that nobody has begun has no earlier
 * results, and the end of a node shows the next one already. Each write still checks the lease.
 */
export function lightProgress(
  stored: Progress,
  { untouched, onMove }: { untouched: boolean; onMove(): void },
): Progress {
  let nextIsShown = false;
  return {
    earlier: async (node: NodeName) => (untouched ? null : stored.earlier(node)),
    async begin(node) {
      if (!nextIsShown) await stored.begin(node);
      onMove();
    },
    async finish(...result) {
      await stored.finish(...result);
      nextIsShown = true;
      onMove();
    },
    async fail(...failure) {
      await stored.fail(...failure);
      nextIsShown = false; // what comes next depends on how often it failed
      onMove();
    },
  };
}
