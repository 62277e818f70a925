import type { Stories } from "@/lib/schema/demo";
import type { Context } from "./context";
import { installationData } from "./installation-data";
import { listScenarios } from "./list-scenarios";

export async function listStories(ctx: Context): Promise<Stories> {
  const stories = installationData("stories").map(({ name, title, description, truth, stages }) => ({
    name,
    title,
    description,
    truth,
    length_minutes: Math.max(...stages.map(({ at_minutes }) => at_minutes)),
    stages: stages.map(({ id, kind, at_minutes, title, text }) => ({ id, kind, at_minutes, title, text })),
  }));
  return { stories, scenarios: (await listScenarios(ctx)).items };
}
