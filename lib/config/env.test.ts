import path from "node:path";
import { describe, expect, it } from "vitest";
import { EnvError, readEnv } from "@/lib/config/env";

function problemsOf(source: Record<string, string>): string[] {
  try {
    readEnv(source);
  } catch (error) {
    if (error instanceof EnvError) return error.problems;
    throw error;
  }
  return [];
}

describe("readEnv", () => {
  it("needs nothing: every variable has a default", () => {
    const env = readEnv({});
    expect(env).toMatchObject({ port: 3000, realtimePort: 3001, host: "127.0.0.1", demoData: true, forceRules: false });
    expect(env.databaseUrl).toBe(`file:${path.resolve(".data/soc.db")}`);
    expect(env.openaiApiKey).toBeNull();
  });

  it("puts the database into the data folder unless told otherwise", () => {
    expect(readEnv({ DATA_DIR: "/var/soc" }).databaseFile).toBe("/var/soc/soc.db");
    expect(readEnv({ DATABASE_URL: "file:/elsewhere/a.db" }).databaseFile).toBe("/elsewhere/a.db");
  });

  it("treats an empty variable as absent, as in a copied .env.example", () => {
    expect(readEnv({ OPENAI_API_KEY: "", PORT: " ", CORS_ORIGINS: "" })).toMatchObject({ port: 3000, corsOrigins: [] });
  });

  it("names every bad variable in a line of its own", () => {
    const problems = problemsOf({
      PORT: "80a",
      LOG_LEVEL: "loud",
      DEMO_DATA: "maybe",
      GENERATOR_INTERVAL_SECONDS: "4",
    });
    expect(problems.map((line) => line.split(":")[0])).toEqual([
      "PORT",
      "DEMO_DATA",
      "GENERATOR_INTERVAL_SECONDS",
      "LOG_LEVEL",
    ]);
  });

  it.each(["0.0.0.0", "192.168.1.4", "::", "example.com", "127.0.0.1.evil.test"])("refuses to listen on %s", (HOST) => {
    expect(problemsOf({ HOST })).toEqual([expect.stringMatching(/^HOST: must be a loopback address/)]);
  });

  it.each(["127.0.0.1", "127.1.2.3", "::1", "localhost"])("listens on %s", (HOST) => {
    expect(readEnv({ HOST }).host).toBe(HOST);
  });

  it.each(["0", "65536", "-1", "3e3", "3000.5"])("refuses PORT=%s", (PORT) => {
    expect(problemsOf({ PORT })).toHaveLength(1);
  });

  it("refuses one port for two servers", () => {
    expect(problemsOf({ PORT: "4000", REALTIME_PORT: "4000" })).toEqual(["REALTIME_PORT: must differ from PORT"]);
  });

  it("takes origins only, not addresses of pages", () => {
    expect(readEnv({ CORS_ORIGINS: "https://a.example, http://b.example:8080" }).corsOrigins).toEqual([
      "https://a.example",
      "http://b.example:8080",
    ]);
    expect(problemsOf({ CORS_ORIGINS: "https://a.example/path" })).toHaveLength(1);
    expect(problemsOf({ CORS_ORIGINS: "*" })).toHaveLength(1);
  });

  it("does not pretend to support sign-in or PostgreSQL before they exist", () => {
    expect(problemsOf({ AUTH_MODE: "password", DATABASE_URL: "postgresql://db/soc" }).sort()).toEqual([
      "AUTH_MODE: only demo works until sign-in exists",
      "DATABASE_URL: only file: URLs (SQLite) are supported",
    ]);
  });

  it("keeps the generator off when there is no demo data", () => {
    expect(readEnv({ DEMO_DATA: "off", THREAT_GENERATOR: "on" }).threatGenerator).toBe(false);
    expect(readEnv({ THREAT_GENERATOR: "off" }).threatGenerator).toBe(false);
    expect(readEnv({}).threatGenerator).toBe(true);
  });

  it("reads a model for each agent and refuses an agent nobody knows", () => {
    expect(readEnv({ OPENAI_MODEL_CONTEXT: "small" }).openaiModels).toEqual({ context: "small" });
    expect(problemsOf({ OPENAI_MODEL_CONTEX: "small" })).toEqual([
      expect.stringContaining("OPENAI_MODEL_CONTEX: no such agent"),
    ]);
  });

  it("makes a new run secret where none is given", () => {
    expect(readEnv({}).runSecret).not.toBe(readEnv({}).runSecret);
    expect(readEnv({ SOC_RUN_SECRET: "0123456789abcdef" }).runSecret).toBe("0123456789abcdef");
  });
});
