import { env } from "@/lib/config/env";
import type { GeneratorState } from "@/lib/schema/generator";
import type { Context } from "./context";

/** As it was last set, or as the environment says. */
export async function getGenerator({ house }: Context): Promise<GeneratorState> {
  const { threatGenerator, generatorIntervalSeconds } = env();
  return (await house.settings.generator()) ?? { running: threatGenerator, interval_seconds: generatorIntervalSeconds };
}
