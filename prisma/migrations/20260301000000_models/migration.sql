-- What was asked of a model, for whom, and what it cost. Amounts are billionths of a dollar, days are UTC.
-- A row is written with its reservation before the call, and settled after it.
CREATE TABLE "model_calls" (
    "seq" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "at" TEXT NOT NULL,
    "agent" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "customerKey" TEXT NOT NULL,
    "customerName" TEXT NOT NULL,
    "subjectKind" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "outcome" TEXT,
    "called" INTEGER NOT NULL DEFAULT 0,
    "inputTokens" INTEGER NOT NULL DEFAULT 0,
    "outputTokens" INTEGER NOT NULL DEFAULT 0,
    "costNano" BIGINT NOT NULL DEFAULT 0,
    "reservedNano" BIGINT NOT NULL DEFAULT 0,
    "savedNano" BIGINT NOT NULL DEFAULT 0,
    "findings" INTEGER NOT NULL DEFAULT 0,
    "dropped" INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX "model_calls_subjectId_agent_idx" ON "model_calls"("subjectId", "agent");
CREATE INDEX "model_calls_customerKey_idx" ON "model_calls"("customerKey");
CREATE INDEX "model_calls_at_idx" ON "model_calls"("at");
CREATE INDEX "model_calls_under_way" ON "model_calls"("at") WHERE "outcome" IS NULL;

-- Sums by day, so that neither a reservation nor the costs' page reads single calls.
-- dimension: total, agent, model, customer, subject (threat or alert), reason (of a fallback).
CREATE TABLE "model_usage" (
    "dimension" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "questions" INTEGER NOT NULL DEFAULT 0,
    "calls" INTEGER NOT NULL DEFAULT 0,
    "inputTokens" BIGINT NOT NULL DEFAULT 0,
    "outputTokens" BIGINT NOT NULL DEFAULT 0,
    "costNano" BIGINT NOT NULL DEFAULT 0,
    "reservedNano" BIGINT NOT NULL DEFAULT 0,
    "savedNano" BIGINT NOT NULL DEFAULT 0,
    "fallbacks" INTEGER NOT NULL DEFAULT 0,
    "cached" INTEGER NOT NULL DEFAULT 0,
    "skipped" INTEGER NOT NULL DEFAULT 0,
    "findings" INTEGER NOT NULL DEFAULT 0,
    "dropped" INTEGER NOT NULL DEFAULT 0,
    "subjects" INTEGER NOT NULL DEFAULT 0,

    PRIMARY KEY ("dimension", "day", "key")
);

CREATE TRIGGER "model_calls_added" AFTER INSERT ON "model_calls" BEGIN
    INSERT INTO "model_usage" ("dimension", "day", "key", "questions", "calls", "inputTokens", "outputTokens", "costNano", "reservedNano", "savedNano", "fallbacks", "cached", "skipped", "findings", "dropped")
    SELECT d, substr(new."at", 1, 10), k,
        1,
        new."called",
        new."inputTokens",
        new."outputTokens",
        new."costNano",
        new."reservedNano",
        new."savedNano",
        (new."outcome" IS NOT NULL AND new."outcome" NOT IN ('answered', 'cached', 'skipped')),
        (new."outcome" IS 'cached'),
        (new."outcome" IS 'skipped'),
        new."findings",
        new."dropped"
    FROM (
        SELECT 'total' AS d, '' AS k
        UNION ALL SELECT 'agent', new."agent"
        UNION ALL SELECT 'model', new."model"
        UNION ALL SELECT 'customer', new."customerKey"
        UNION ALL SELECT 'subject', new."subjectKind"
    ) WHERE true
    ON CONFLICT DO UPDATE SET
        "questions" = "questions" + excluded."questions",
        "calls" = "calls" + excluded."calls",
        "inputTokens" = "inputTokens" + excluded."inputTokens",
        "outputTokens" = "outputTokens" + excluded."outputTokens",
        "costNano" = "costNano" + excluded."costNano",
        "reservedNano" = "reservedNano" + excluded."reservedNano",
        "savedNano" = "savedNano" + excluded."savedNano",
        "fallbacks" = "fallbacks" + excluded."fallbacks",
        "cached" = "cached" + excluded."cached",
        "skipped" = "skipped" + excluded."skipped",
        "findings" = "findings" + excluded."findings",
        "dropped" = "dropped" + excluded."dropped";
    INSERT INTO "model_usage" ("dimension", "day", "key", "fallbacks")
    SELECT 'reason', substr(new."at", 1, 10), new."outcome", 1
    WHERE (new."outcome" IS NOT NULL AND new."outcome" NOT IN ('answered', 'cached', 'skipped'))
    ON CONFLICT DO UPDATE SET "fallbacks" = "fallbacks" + 1;
    UPDATE "model_usage" SET "subjects" = "subjects" + 1
    WHERE (new."called" OR new."outcome" IS 'cached') AND "dimension" = 'subject' AND "day" = substr(new."at", 1, 10)
        AND "key" = new."subjectKind" AND NOT EXISTS (
            SELECT 1 FROM "model_calls" WHERE "subjectId" = new."subjectId" AND "seq" < new."seq"
                AND ("called" OR "outcome" = 'cached')
        );
END;

CREATE TRIGGER "model_calls_settled" AFTER UPDATE ON "model_calls" BEGIN
    INSERT INTO "model_usage" ("dimension", "day", "key", "questions", "calls", "inputTokens", "outputTokens", "costNano", "reservedNano", "savedNano", "fallbacks", "cached", "skipped", "findings", "dropped")
    SELECT d, substr(new."at", 1, 10), k,
        0,
        new."called" - old."called",
        new."inputTokens" - old."inputTokens",
        new."outputTokens" - old."outputTokens",
        new."costNano" - old."costNano",
        new."reservedNano" - old."reservedNano",
        new."savedNano" - old."savedNano",
        (new."outcome" IS NOT NULL AND new."outcome" NOT IN ('answered', 'cached', 'skipped')) - (old."outcome" IS NOT NULL AND old."outcome" NOT IN ('answered', 'cached', 'skipped')),
        0,
        0,
        new."findings" - old."findings",
        new."dropped" - old."dropped"
    FROM (
        SELECT 'total' AS d, '' AS k
        UNION ALL SELECT 'agent', new."agent"
        UNION ALL SELECT 'model', new."model"
        UNION ALL SELECT 'customer', new."customerKey"
        UNION ALL SELECT 'subject', new."subjectKind"
    ) WHERE true
    ON CONFLICT DO UPDATE SET
        "questions" = "questions" + excluded."questions",
        "calls" = "calls" + excluded."calls",
        "inputTokens" = "inputTokens" + excluded."inputTokens",
        "outputTokens" = "outputTokens" + excluded."outputTokens",
        "costNano" = "costNano" + excluded."costNano",
        "reservedNano" = "reservedNano" + excluded."reservedNano",
        "savedNano" = "savedNano" + excluded."savedNano",
        "fallbacks" = "fallbacks" + excluded."fallbacks",
        "cached" = "cached" + excluded."cached",
        "skipped" = "skipped" + excluded."skipped",
        "findings" = "findings" + excluded."findings",
        "dropped" = "dropped" + excluded."dropped";
    INSERT INTO "model_usage" ("dimension", "day", "key", "fallbacks")
    SELECT 'reason', substr(new."at", 1, 10), new."outcome", 1
    WHERE (new."outcome" IS NOT NULL AND new."outcome" NOT IN ('answered', 'cached', 'skipped')) AND new."outcome" IS NOT old."outcome"
    ON CONFLICT DO UPDATE SET "fallbacks" = "fallbacks" + 1;
    UPDATE "model_usage" SET "fallbacks" = "fallbacks" - 1
    WHERE (old."outcome" IS NOT NULL AND old."outcome" NOT IN ('answered', 'cached', 'skipped')) AND new."outcome" IS NOT old."outcome"
        AND "dimension" = 'reason' AND "day" = substr(old."at", 1, 10) AND "key" = old."outcome";
END;
