import type { AlertResolutionPreview } from "@/lib/schema/alert-outlook";
import type { ResolutionPreviewRequest } from "@/lib/schema/threat-change";
import { alertOutlook } from "./alert-outlook";
import type { Context } from "./context";
import { getWorkflow } from "./get-workflow";

/** How the next alert like this one would be judged, now and after such a resolution. Stores nothing. @throws not_found */
export async function previewAlertResolution(
  ctx: Context,
  id: string,
  { resolution }: ResolutionPreviewRequest,
): Promise<AlertResolutionPreview> {
  const { house } = ctx;
  const { alert, workflow_id, resolution: given } = await getWorkflow(ctx, id);
  const at = house.clock.now().toISOString();
  const counted = given?.verdict ?? null;
  const suppose = (said: typeof counted) => alertOutlook(house, { workflow_id, alert }, at, { counted, said });
  return {
    resolution,
    before: await suppose(counted),
    after: await suppose(resolution),
    earlier_reasons: await house.lessons.reasons("alert", alert.rule_id, resolution),
  };
}
