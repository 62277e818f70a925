import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Annotation, END, START, StateGraph } from "@langchain/langgraph";
import { openCheckpoints } from "@/lib/services/checkpoints";

const AT_ONCE = 5;

/** What LangGraph itself costs: four empty nodes, the same checkpointer, the same durability, as many at once. */
export function bareGraph() {
  const folder = mkdtempSync(path.join(tmpdir(), "soc-bench-"));
  const checkpoints = openCheckpoints(folder);
  const graph = new StateGraph(Annotation.Root({ step: Annotation<number>() }))
    .addNode("triage", async () => ({ step: 1 }))
    .addNode("investigate", async () => ({ step: 2 }))
    .addNode("decide", async () => ({ step: 3 }))
    .addNode("respond", async () => ({ step: 4 }))
    .addEdge(START, "triage")
    .addEdge("triage", "investigate")
    .addEdge("investigate", "decide")
    .addEdge("decide", "respond")
    .addEdge("respond", END)
    .compile({ checkpointer: checkpoints.saver });
  let started = 0;
  return {
    /** Runs so many; answers how many ended a second. */
    async perSecond(runs: number): Promise<number> {
      const until = started + runs;
      const from = performance.now();
      const worker = async () => {
        while (started < until) {
          started += 1;
          await graph.invoke(
            { step: 0 },
            { configurable: { thread_id: `bare-${started}` }, durability: "sync" as const },
          );
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, worker));
      return runs / ((performance.now() - from) / 1000);
    },
    close() {
      checkpoints.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
