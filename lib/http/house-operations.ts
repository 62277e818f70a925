import * as z from "zod";
import { operation } from "@/lib/http/operation";
import { Analytics, LiveCounts } from "@/lib/schema/analytics";
import { DemoReset } from "@/lib/schema/demo";
import { GeneratorChange, GeneratorState } from "@/lib/schema/generator";
import { Health, Readiness } from "@/lib/schema/health";
import { ModelCosts } from "@/lib/schema/model-cost";
import { ScenarioList } from "@/lib/schema/scenario";
import { SampleAlerts } from "@/lib/schema/workflow-query";
import { costsExample } from "./costs-example";

export const getAnalyticsOperation = operation({
  id: "getAnalytics",
  method: "GET",
  path: "/api/analytics",
  tag: "Threats",
  summary: "Counts, averages and the last 24 hours by hour",
  permission: "threats:read",
  answer: Analytics,
  errors: ["unavailable"],
});

export const getCountsOperation = operation({
  id: "getCounts",
  method: "GET",
  path: "/api/counts",
  tag: "Threats",
  summary: "The few counts that an open console keeps in sight",
  permission: "threats:read",
  answer: LiveCounts,
  errors: ["unavailable"],
});

export const listScenariosOperation = operation({
  id: "listScenarios",
  method: "GET",
  path: "/api/scenarios",
  tag: "Demo",
  summary: "Signals that can be played by name",
  permission: "threats:read",
  answer: ScenarioList,
  errors: [],
});

export const getGeneratorOperation = operation({
  id: "getGenerator",
  method: "GET",
  path: "/api/generator",
  tag: "Demo",
  summary: "Whether the threat generator runs, and how often",
  permission: "threats:read",
  answer: GeneratorState,
  errors: ["unavailable"],
});

export const setGeneratorOperation = operation({
  id: "setGenerator",
  method: "PUT",
  path: "/api/generator",
  tag: "Demo",
  summary: "Start, stop or pace the threat generator",
  permission: "threats:write",
  body: GeneratorChange,
  bodyExamples: { faster: { summary: "Every ten seconds", value: { running: true, interval_seconds: 10 } } },
  answer: GeneratorState,
  errors: ["unavailable"],
  invalidTitle: "Invalid generator setting",
});

export const getCostsOperation = operation({
  id: "getCosts",
  method: "GET",
  path: "/api/costs",
  tag: "System",
  summary: "What the model costs, and what was not spent",
  description:
    "By agent, model and customer over the last 30 days (the 50 customers that cost most), by day, and for the calendar month. " +
    "Days are UTC. Prices are those of data/model_prices.json; a call whose bill nobody can know counts at its most.",
  permission: "threats:read",
  answer: ModelCosts,
  answerExample: costsExample,
  errors: ["unavailable"],
});

export const resetDemoOperation = operation({
  id: "resetDemo",
  method: "POST",
  path: "/api/demo/reset",
  tag: "Demo",
  summary: "Put the demo data back, dated from now",
  description: "Forgets every threat and alert with all that people did to them, and stops a story that is played.",
  permission: "threats:write",
  answer: DemoReset,
  errors: ["conflict", "unavailable"],
});

export const listSampleAlertsOperation = operation({
  id: "listSampleAlerts",
  method: "GET",
  path: "/api/demo/alerts",
  tag: "Demo",
  summary: "Alerts to play, ready to be posted as a batch",
  description: "Each call gives them other ids and moves them to the same hours of the week that passed last.",
  permission: "alerts:read",
  answer: SampleAlerts,
  errors: [],
});

export const getHealthOperation = operation({
  id: "getHealth",
  method: "GET",
  path: "/api/health",
  tag: "System",
  summary: "The process is alive",
  permission: null,
  answer: Health,
  errors: [],
});

export const getReadinessOperation = operation({
  id: "getReadiness",
  method: "GET",
  path: "/api/ready",
  tag: "System",
  summary: "Database, queue, sidecar and reasoner, each with its state",
  description: "`realtime.port` is where the Socket.IO sidecar listens.",
  permission: null,
  answer: Readiness,
  otherAnswers: { 503: { description: "Not ready; the same body says why.", schema: Readiness } },
  errors: [],
});

export const getOpenApiOperation = operation({
  id: "getOpenApi",
  method: "GET",
  path: "/api/openapi.json",
  tag: "System",
  summary: "This document",
  permission: null,
  answer: z.record(z.string(), z.unknown()),
  errors: [],
});

export const getDocsOperation = operation({
  id: "getDocs",
  method: "GET",
  path: "/api/docs",
  tag: "System",
  summary: "This document, to read and try",
  permission: null,
  answer: { contentType: "text/html" },
  errors: [],
});

export const getDocsAssetOperation = operation({
  id: "getDocsAsset",
  method: "GET",
  path: "/api/docs/{asset}",
  tag: "System",
  summary: "Styles and scripts of the reader",
  permission: null,
  paramDocs: { asset: "The name of a file." },
  answer: { contentType: "application/octet-stream" },
  errors: ["not_found"],
});
