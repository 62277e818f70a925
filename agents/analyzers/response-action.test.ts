import { expect, it } from "vitest";
import { aSignal } from "../testing/a-signal";
import { actionsOf, judge } from "../testing/judge";

it.each([
  [{ device_id: "laptop-7" }, "Cuts one machine off"],
  [{ device_id: "laptop-7", affected_systems: ["srv-1", "srv-2"] }, "Cuts it off; srv-1 and srv-2 may lose a part"],
])("quarantine of %j costs: %s", async (metadata, impact) => {
  const signal = aSignal({
    threat_type: "device_compromise",
    metadata: { ...metadata, c2_communication_detected: true, exfiltration_volume_mb: 500 },
  });
  const quarantine = actionsOf(await judge(signal)).find(({ action_type }) => action_type === "quarantine");
  expect(quarantine).toMatchObject({ estimated_impact: impact, rollback_possible: true });
});
