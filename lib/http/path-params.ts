import * as z from "zod";
import { AppError } from "@/lib/errors";

/** Parameters that are uuids, and what they name. */
export const UUID_PARAMS: Record<string, string> = {
  id: "threat",
  workflow_id: "workflow",
  evaluation_id: "evaluation",
  view_id: "view",
};

/** @throws not_found for an id that can name nothing */
export function pathParams(given: Record<string, string | string[]> | undefined): Record<string, string> {
  const params: Record<string, string> = {};
  for (const [name, value] of Object.entries(given ?? {})) {
    const text = [value].flat().join("/");
    const noun = Object.hasOwn(UUID_PARAMS, name) ? UUID_PARAMS[name] : undefined;
    if (noun && !z.uuid().safeParse(text).success) throw new AppError("not_found", `There is no such ${noun}.`);
    params[name] = text;
  }
  return params;
}
