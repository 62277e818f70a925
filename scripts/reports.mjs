import { readFileSync } from "node:fs";

/** What a runner counted. A report that cannot be read is one failure: a runner that died must not look like success. */
export function readReport(kind, file) {
  try {
    const report = JSON.parse(readFileSync(file, "utf8"));
    return kind === "playwright" ? ofPlaywright(report) : ofVitest(report);
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

function ofVitest({ numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults, success }) {
  // A file that could not be loaded has no tests to count.
  const unloaded = testResults.filter(({ status, assertionResults }) => {
    return status === "failed" && !assertionResults.some((test) => test.status === "failed");
  }).length;
  const failed = numFailedTests + unloaded;
  return {
    passed: numPassedTests,
    failed: success || failed > 0 ? failed : 1,
    skipped: numPendingTests + (numTodoTests ?? 0),
  };
}

function ofPlaywright({ stats, errors }) {
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
    retried: stats.flaky,
  };
}

export function add(counts) {
  return counts.reduce(
    (sum, one) => ({
      passed: sum.passed + one.passed,
      failed: sum.failed + one.failed,
      skipped: sum.skipped + one.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/** What passed at the second try only, which a reader of the summary should know. */
export function aside({ retried = 0 }) {
  return retried > 0 ? ` (${retried} at the second try)` : "";
}

export function summary({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}
