import { expect, it } from "vitest";
import labelled from "@/data/labelled_alerts.json";
import { FactsIndex } from "@/lib/intel/facts-index";
import { AlertInput } from "@/lib/schema/alert";
import { loadFacts } from "@/lib/services/load-facts";
import { normaliseAlert } from "@/lib/services/normalise-alert";
import { fakeAlertSources } from "../testing/fake-alert-sources";
import { judgeAll } from "../testing/judge-alert";

// What the weights were set against: these floors keep them from getting worse. Unseen alerts tell how good they are.
const VERDICT_FLOOR = 0.7;
const REAL_FLOOR = 0.84;

const isReal = (verdict: string | undefined) => verdict === "true_positive" || verdict === "suspicious";

it("judges labelled alerts of many products at least as well as before, knowing only the assets and what is known good", async () => {
  const received = new Date("2026-12-01T00:00:00.000Z");
  const index = new FactsIndex(loadFacts(received, true));
  const alerts = labelled.alerts.map((raw) => normaliseAlert(AlertInput.parse(raw), received).alert);
  const judged = await judgeAll(alerts, (others) => ({
    ...fakeAlertSources({ others, policy: null }),
    assetsOf: async (question) => index.assetsOf(question),
    knownGood: async (question) => index.knownGood(question),
  }));
  const pairs = labelled.truth.map(
    ({ alert_id, verdict }) => [verdict, judged.get(alert_id)?.decision.final_verdict] as const,
  );
  const share = (right: (pair: (typeof pairs)[number]) => boolean) => pairs.filter(right).length / pairs.length;
  expect(share(([truth, said]) => truth === said)).toBeGreaterThanOrEqual(VERDICT_FLOOR);
  expect(share(([truth, said]) => isReal(truth) === isReal(said))).toBeGreaterThanOrEqual(REAL_FLOOR);
});
