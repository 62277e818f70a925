import type * as z from "zod";
import type { ScenarioList } from "@/lib/schema/scenario";
import type { Context } from "./context";
import { installationData } from "./installation-data";

export async function listScenarios(_ctx: Context): Promise<z.infer<typeof ScenarioList>> {
  const items = installationData("scenarios").map(({ name, title, description, threat_type }) => ({
    name,
    title,
    description,
    threat_type,
  }));
  return { items };
}
