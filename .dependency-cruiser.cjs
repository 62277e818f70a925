// The floors of the house: imports go down only, and a type import counts.
const GROUND = "^lib/(schema/|errors\\.ts$|log\\.ts$|config/|telemetry/)";
const EDGES = ["store", "intake", "auth", "queue", "realtime"];

const TEST = "(\\.test\\.(ts|tsx|mjs)$|^agents/testing/|^e2e/|/testing/)";

/** `from` may import, of the project's own files, only what is allowed (and itself). */
function only(name, from, allowed, comment) {
  return {
    name,
    comment,
    severity: "error",
    from: { path: from, pathNot: TEST },
    to: { path: "^(app|components|agents|lib|prisma|scripts|e2e|generated|data|prompts)/", pathNot: allowed },
  };
}

const PACKAGE_OF_AGENTS = "node_modules/(zod|ipaddr\\.js|minisearch|isbot)/";
const LANGGRAPH = "node_modules/@langchain/";

module.exports = {
  forbidden: [
    { name: "no-circular", severity: "error", from: {}, to: { circular: true } },
    { name: "not-resolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
    only("schema-is-ground", "^lib/schema/", ["^lib/schema/"], "the words of the house know nothing else"),
    {
      name: "schema-knows-zod-only",
      severity: "error",
      from: { path: "^lib/schema/", pathNot: TEST },
      to: { pathNot: ["^lib/schema/", "node_modules/zod/"] },
    },
    only("ground", "^lib/(errors\\.ts|log\\.ts|config/|telemetry/)", [GROUND]),
    only(
      "agents-are-pure",
      "^agents/",
      ["^agents/", "^lib/schema/", "^data/attack\\.json$"],
      "the judgement reads the world through agents/ports only",
    ),
    {
      name: "agents-packages",
      comment: "the judgement uses pure libraries on a named list; no Next, React, Prisma, OpenAI, fs or env",
      severity: "error",
      from: { path: "^agents/", pathNot: `${TEST}|^agents/alert-workflow/` },
      to: { pathNot: ["^agents/", "^lib/schema/", "^data/", PACKAGE_OF_AGENTS] },
    },
    {
      name: "alert-workflow-packages",
      severity: "error",
      from: { path: "^agents/alert-workflow/", pathNot: TEST },
      to: { pathNot: ["^agents/", "^lib/schema/", "^data/", PACKAGE_OF_AGENTS, LANGGRAPH] },
    },
    only("llm-implements-ports", "^lib/llm/", [GROUND, "^lib/llm/", "^agents/(ports|reasoner)\\.ts$", "^prompts/"]),
    only("intel-implements-ports", "^lib/intel/", [
      GROUND,
      "^lib/(intel|store)/",
      "^agents/(ports|alert-ports|features)(\\.ts$|/)",
      "^data/",
    ]),
    ...EDGES.map((edge) =>
      only(
        `edge-${edge}`,
        `^lib/${edge}/(?!sidecar\\.ts$)`,
        [GROUND, `^lib/${edge}/`, "^lib/store/", "^generated/"],
        "each edge owns one driver; of its neighbours it may use only the store",
      ),
    ),
    {
      name: "prisma-stops-at-store",
      comment: "Prisma types and the SQLite driver stop at lib/store",
      severity: "error",
      from: { pathNot: `^(lib/store|generated|prisma|scripts|node_modules)/|^prisma\\.config\\.ts$|${TEST}` },
      to: { path: ["^generated/", "node_modules/(@prisma|better-sqlite3)/"] },
    },
    only("services", "^lib/services/", [GROUND, `^lib/(services|llm|intel|${EDGES.join("|")})/`, "^agents/", "^data/"]),
    only("http", "^lib/http/", [GROUND, "^lib/(http|services|auth)/"]),
    only("query", "^lib/query/", ["^lib/(query|schema)/", "^lib/realtime/browser\\.ts$"]),
    only(
      "components",
      "^components/",
      ["^components/", "^lib/(query|schema)/", "^lib/realtime/browser\\.ts$"],
      "screens never import agents, the store or services",
    ),
    only(
      "routes",
      "^app/api/",
      ["^app/", "^lib/(http|schema|services)/", "^lib/errors\\.ts$", "^components/report/[a-z-]+\\.ts$"],
      "of the screens a route knows the report alone: a page that leaves the house, in the console's own words",
    ),
    only("pages", "^app/(?!api/)", [
      "^app/",
      "^components/",
      "^lib/(http|services|query|schema|auth|config)/",
      "^lib/errors\\.ts$",
    ]),
    {
      name: "entry-points-are-the-top",
      severity: "error",
      from: { path: "^(app|components|agents|lib)/", pathNot: `${TEST}|^lib/realtime/sidecar|^lib/worker/` },
      to: { path: "^(scripts|prisma|e2e|instrumentation\\.ts|lib/worker/|lib/realtime/sidecar)" },
    },
    {
      name: "tests-stay-outside",
      comment: "test doubles are never switched on in production code",
      severity: "error",
      from: { path: "^(app|components|agents|lib|prisma|scripts)/", pathNot: TEST },
      to: { path: TEST },
    },
    {
      name: "no-dev-packages",
      severity: "error",
      from: { path: "^(app|components|agents|lib|prisma)/", pathNot: TEST },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules|^generated" },
    exclude: { path: "(^|/)\\.next/|\\.d\\.ts$|\\.css$" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      extensions: [".ts", ".tsx", ".mjs", ".cjs", ".js", ".json"],
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
