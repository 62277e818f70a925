import { env } from "@/lib/config/env";
import { createNudge } from "@/lib/realtime/nudge";
import { openCheckpoints } from "./checkpoints";
import { buildHouse } from "./house";
import { ruleJudges } from "./rule-judges";
import { workflowRunner } from "./run-workflow";

/** The house of the worker process: its commits wait for the disk, and it has the graph's checkpoints. */
export function openWorker() {
  const { databaseUrl, dataDir, host, realtimePort, runSecret } = env();
  const nudge = createNudge({ host, port: realtimePort, secret: runSecret });
  const house = buildHouse(databaseUrl, { nudge, durable: true });
  const checkpoints = openCheckpoints(dataDir);
  return {
    house,
    checkpoints,
    runWorkflow: workflowRunner({ ...house, judges: ruleJudges, checkpoints }),
    async close(): Promise<void> {
      nudge.close();
      checkpoints.close();
      await house.db.close();
    },
  };
}
