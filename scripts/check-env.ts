import { EnvError, readEnv } from "@/lib/config/env";

/** Prints the settings that a start needs to know as JSON, or one line a bad variable and exits with 1. */
try {
  const env = readEnv();
  const unused = Object.entries({
    REDIS_URL: env.redisUrl,
    AUTH_SECRET: env.authSecret,
  }).filter(([, value]) => value !== null);
  console.log(
    JSON.stringify({
      databaseFile: env.databaseFile,
      demoData: env.demoData,
      threatGenerator: env.threatGenerator,
      generatorIntervalSeconds: env.generatorIntervalSeconds,
      unused: unused.map(([name]) => name),
    }),
  );
} catch (error) {
  if (!(error instanceof EnvError)) throw error;
  console.error(error.problems.join("\n"));
  process.exitCode = 1;
}
