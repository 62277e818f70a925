import { AppError, type FieldError } from "@/lib/errors";
import { checkEach } from "@/lib/http/check";
import { AlertInput } from "@/lib/schema/alert";
import type { BatchAnswer } from "@/lib/schema/workflow-query";
import type { Context } from "@/lib/services/context";
import { submitAlerts } from "@/lib/services/submit-alerts";

type Rejected = BatchAnswer["rejected"][number];

const within = (index: number, path: string) => (path === "" ? String(index) : `${index}.${path}`);

function noneGood(rejected: Rejected[]): AppError {
  const errors: FieldError[] = rejected.flatMap(({ index, errors }) =>
    errors.map(({ path, message }) => ({ path: within(index, path), message })),
  );
  const what = rejected.length === 1 ? "The alert was" : `All ${rejected.length} alerts were`;
  return new AppError("invalid", `${what} rejected; nothing was stored.`, { errors });
}

/** Stores the good alerts together and lists the others. @throws invalid when none was good, unavailable when the queue is full */
export async function takeBatch(ctx: Context, alerts: unknown[], origin: "api" | "manual"): Promise<BatchAnswer> {
  const checked = await checkEach(AlertInput, alerts);
  const good = checked.flatMap((one, index) => ("data" in one ? [{ index, input: one.data }] : []));
  const bad = checked.flatMap((one, index): Rejected[] => ("errors" in one ? [{ index, errors: one.errors }] : []));
  if (good.length === 0) throw noneGood(bad);
  const inputs = good.map(({ input }) => input);
  const { batch_id, accepted, conflicts } = await submitAlerts(ctx, inputs, origin);
  const refused = conflicts.map(({ at, message }): Rejected => {
    return { index: good[at]?.index ?? at, errors: [{ path: "alert_id", message }] };
  });
  const rejected = [...bad, ...refused].sort((a, b) => a.index - b.index);
  if (accepted.length === 0) throw noneGood(rejected);
  return { batch_id, accepted, rejected };
}
