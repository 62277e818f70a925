import { env } from "@/lib/config/env";
import { createNudge } from "@/lib/realtime/nudge";
import { openCheckpoints } from "./checkpoints";
import { buildHouse } from "./house";
import { openModelDesk } from "./open-model-desk";
import { judgesOf } from "./rule-judges";
import { workflowRunner } from "./run-workflow";

/**
 * The house of the worker process, with the graph's checkpoints. Its commits do not wait for the disk: a process that
 * dies loses none, and what a power cut takes back is judged again, results, ticket and all, since they stand in one file.
 */
export function openWorker() {
  const { databaseUrl, dataDir, host, realtimePort, runSecret } = env();
  const nudge = createNudge({ host, port: realtimePort, secret: runSecret });
  const house = buildHouse(databaseUrl, { nudge, openModelDesk });
  const checkpoints = openCheckpoints(dataDir);
  return {
    house,
    checkpoints,
    runWorkflow: workflowRunner({ ...house, judges: judgesOf(house), checkpoints }),
    async close(): Promise<void> {
      nudge.close();
      checkpoints.close();
      await house.db.close();
    },
  };
}
