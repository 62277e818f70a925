import type { ModelCosts } from "@/lib/schema/model-cost";

/** Whether a model is used, or was within the time shown. */
export const hasCosts = ({ mode, by_day, month }: ModelCosts): boolean =>
  mode === "live" || month.calls > 0 || by_day.some((day) => day.calls + day.cached > 0);
