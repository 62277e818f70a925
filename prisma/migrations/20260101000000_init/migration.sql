-- CreateTable
CREATE TABLE "threats" (
    "seq" INTEGER NOT NULL PRIMARY KEY,
    "id" TEXT NOT NULL,
    "signalHash" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "threatType" TEXT NOT NULL,
    "customerKey" TEXT NOT NULL,
    "customerName" TEXT NOT NULL,
    "sourceIp" TEXT,
    "userId" TEXT,
    "entities" TEXT NOT NULL,
    "techniques" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "fpScore" REAL NOT NULL,
    "recommendation" TEXT NOT NULL,
    "requiresReview" BOOLEAN NOT NULL,
    "headline" TEXT NOT NULL,
    "assignee" TEXT,
    "resolution" TEXT,
    "resolutionNote" TEXT,
    "resolvedBy" TEXT,
    "resolvedAt" TEXT,
    "respondBy" TEXT NOT NULL,
    "snoozedUntil" TEXT,
    "detectedAt" TEXT NOT NULL,
    "createdAt" TEXT NOT NULL,
    "updatedAt" TEXT NOT NULL,
    "acknowledgedAt" TEXT,
    "notes" TEXT NOT NULL,
    "decisions" TEXT NOT NULL,
    "processingMs" REAL NOT NULL,
    "version" INTEGER NOT NULL,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "requestId" TEXT NOT NULL,
    "detail" TEXT NOT NULL,
    "claim" TEXT,
    "agents" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "signal" TEXT NOT NULL,
    "document" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "threat_tags" (
    "kind" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,

    PRIMARY KEY ("kind", "value", "seq")
) WITHOUT ROWID;

-- CreateTable
CREATE TABLE "outbox" (
    "seq" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "kind" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "payload" TEXT NOT NULL,
    "createdAt" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "audit" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "at" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "requestId" TEXT NOT NULL,
    "detail" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "rollups" (
    "dimension" TEXT NOT NULL,
    "hour" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "sum" REAL NOT NULL,

    PRIMARY KEY ("dimension", "hour", "key")
) WITHOUT ROWID;

-- CreateTable
CREATE TABLE "revisions" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "value" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "idempotency_keys" (
    "caller" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "bodyHash" TEXT NOT NULL,
    "threatId" TEXT NOT NULL,
    "createdAt" TEXT NOT NULL,

    PRIMARY KEY ("caller", "key")
);

-- CreateTable
CREATE TABLE "customers" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "document" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "infra_events" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "startedAt" TEXT NOT NULL,
    "endedAt" TEXT,
    "document" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "intel_indicators" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "type" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "document" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "advisories" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "publishedAt" TEXT NOT NULL,
    "document" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "network_ranges" (
    "cidr" TEXT NOT NULL PRIMARY KEY,
    "document" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "settings" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "value" TEXT NOT NULL,
    "updatedAt" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "bulk_undos" (
    "token" TEXT NOT NULL PRIMARY KEY,
    "actor" TEXT NOT NULL,
    "changes" TEXT NOT NULL,
    "createdAt" TEXT NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "threats_id_key" ON "threats"("id");

-- CreateIndex
CREATE INDEX "threats_severity_seq_idx" ON "threats"("severity", "seq");

-- CreateIndex
CREATE INDEX "threats_status_seq_idx" ON "threats"("status", "seq");

-- CreateIndex
CREATE INDEX "threats_threatType_seq_idx" ON "threats"("threatType", "seq");

-- CreateIndex
CREATE INDEX "threats_customerKey_seq_idx" ON "threats"("customerKey", "seq");

-- CreateIndex
CREATE INDEX "threats_requiresReview_seq_idx" ON "threats"("requiresReview", "seq");

-- CreateIndex
CREATE INDEX "threats_recommendation_seq_idx" ON "threats"("recommendation", "seq");

-- CreateIndex
CREATE INDEX "threats_assignee_seq_idx" ON "threats"("assignee", "seq");

-- CreateIndex
CREATE INDEX "threats_origin_seq_idx" ON "threats"("origin", "seq");

-- CreateIndex
CREATE INDEX "threats_sourceIp_detectedAt_idx" ON "threats"("sourceIp", "detectedAt");

-- CreateIndex
CREATE INDEX "threats_userId_detectedAt_idx" ON "threats"("userId", "detectedAt");

-- CreateIndex
CREATE INDEX "threats_status_respondBy_idx" ON "threats"("status", "respondBy");

-- CreateIndex
CREATE INDEX "threats_createdAt_idx" ON "threats"("createdAt");

-- CreateIndex
CREATE INDEX "outbox_createdAt_idx" ON "outbox"("createdAt");

-- CreateIndex
CREATE INDEX "audit_subject_id_idx" ON "audit"("subject", "id");

-- CreateIndex
CREATE INDEX "idempotency_keys_createdAt_idx" ON "idempotency_keys"("createdAt");

-- CreateIndex
CREATE INDEX "infra_events_startedAt_idx" ON "infra_events"("startedAt");

-- CreateIndex
CREATE INDEX "bulk_undos_createdAt_idx" ON "bulk_undos"("createdAt");

-- Below this line stands what Prisma's schema cannot say.

-- Resolved threats by the time of their event, for the historian; open reviews by age.
CREATE INDEX "threats_resolved_detectedAt" ON "threats"("detectedAt") WHERE "resolution" IS NOT NULL;
CREATE INDEX "threats_open_review" ON "threats"("createdAt") WHERE "requiresReview" = 1 AND "status" <> 'resolved';

-- Word search over headline, customer, entities, techniques and id; rowid is threats.seq.
CREATE VIRTUAL TABLE "threat_search" USING fts5(
    words, content='', contentless_delete=1, detail=none,
    tokenize = "unicode61 remove_diacritics 2 tokenchars '-._:@'"
);

INSERT INTO "revisions" ("name", "value") VALUES ('facts', 1), ('history', 1);

-- Nothing is stored without its outbox event and its audit entry: the same statement writes all three.
CREATE TRIGGER "threats_added" AFTER INSERT ON "threats" BEGIN
    INSERT INTO "outbox" ("seq", "kind", "subjectId", "payload", "createdAt")
    VALUES (new."seq", 'new_threat', new."id", new."summary", new."createdAt");
    INSERT INTO "audit" ("at", "actor", "action", "subject", "requestId", "detail")
    VALUES (new."createdAt", new."actor", new."action", new."id", new."requestId", new."detail");
    INSERT OR IGNORE INTO "threat_tags" ("kind", "value", "seq")
    SELECT 'entity', value, new."seq" FROM json_each(new."entities");
    INSERT OR IGNORE INTO "threat_tags" ("kind", "value", "seq")
    SELECT 'technique', value, new."seq" FROM json_each(new."techniques");
    INSERT INTO "threat_search" (rowid, words)
    VALUES (new."seq", new."headline" || ' ' || new."customerName" || ' '
        || replace(replace(new."headline" || ' ' || new."customerName", '-', ' '), '.', ' ')
        || ' ' || new."entities" || ' ' || new."techniques" || ' ' || new."id");
    INSERT INTO "rollups" ("dimension", "hour", "key", "count", "sum")
    SELECT d, h, k, n, s FROM (
        SELECT 'total' AS d, 'all' AS h, '' AS k, 1 AS n, new."processingMs" AS s
        UNION ALL SELECT 'total', substr(new."createdAt", 1, 13), '', 1, new."processingMs"
        UNION ALL SELECT 'severity', 'all', new."severity", 1, 0.0
        UNION ALL SELECT 'severity', substr(new."createdAt", 1, 13), new."severity", 1, 0.0
        UNION ALL SELECT 'threat_type', 'all', new."threatType", 1, 0.0
        UNION ALL SELECT 'threat_type', substr(new."createdAt", 1, 13), new."threatType", 1, 0.0
        UNION ALL SELECT 'customer', 'all', new."customerKey", 1, 0.0
        UNION ALL SELECT 'customer', substr(new."createdAt", 1, 13), new."customerKey", 1, 0.0
        UNION ALL SELECT 'recommendation', substr(new."createdAt", 1, 13), new."recommendation", 1, 0.0
        UNION ALL SELECT 'review', substr(new."createdAt", 1, 13), '', new."requiresReview", 0.0
        UNION ALL SELECT 'latency', substr(new."createdAt", 1, 13), CAST(CAST(floor(ln(max(new."processingMs", 0.01)) / ln(1.1)) AS INTEGER) AS TEXT), 1, 0.0
        UNION ALL SELECT 'status', 'all', new."status", 1, 0.0
        UNION ALL SELECT 'open', 'all', new."severity", new."status" <> 'resolved', 0.0
        UNION ALL SELECT 'open_unassigned', 'all', new."severity", new."status" <> 'resolved' AND new."assignee" IS NULL, 0.0
        UNION ALL SELECT 'open_review', 'all', '', new."status" <> 'resolved' AND new."requiresReview", 0.0
        UNION ALL SELECT 'due', 'all', substr(new."respondBy", 1, 16), new."status" <> 'resolved', 0.0
    ) WHERE n <> 0
    ON CONFLICT DO UPDATE SET "count" = "count" + excluded."count", "sum" = "sum" + excluded."sum";
    INSERT INTO "rollups" ("dimension", "hour", "key", "count", "sum")
    SELECT 'agent', substr(new."createdAt", 1, 15), value ->> 0, 1, value ->> 1 FROM json_each(new."agents")
    UNION ALL
    SELECT 'agent_evidence', substr(new."createdAt", 1, 15), value ->> 0, value ->> 2, 0.0 FROM json_each(new."agents")
    WHERE true
    ON CONFLICT DO UPDATE SET "count" = "count" + excluded."count", "sum" = "sum" + excluded."sum";
END;

-- An Idempotency-Key is claimed with the row, so that a lost race stores nothing. Older than a day, it is free again.
CREATE TRIGGER "threats_claimed" AFTER INSERT ON "threats" WHEN new."claim" IS NOT NULL BEGIN
    DELETE FROM "idempotency_keys"
    WHERE "caller" = new."claim" ->> 0 AND "key" = new."claim" ->> 1
        AND "createdAt" < strftime('%Y-%m-%dT%H:%M:%fZ', new."createdAt", '-1 day');
    INSERT INTO "idempotency_keys" ("caller", "key", "bodyHash", "threatId", "createdAt")
    VALUES (new."claim" ->> 0, new."claim" ->> 1, new."claim" ->> 2, new."id", new."createdAt");
END;

CREATE TRIGGER "threats_changed" AFTER UPDATE OF "version" ON "threats" WHEN new."version" <> old."version" BEGIN
    INSERT INTO "outbox" ("kind", "subjectId", "payload", "createdAt")
    VALUES ('threat_updated', new."id", json_set(new."summary", '$.seq', new."seq"), new."updatedAt");
    INSERT INTO "audit" ("at", "actor", "action", "subject", "requestId", "detail")
    VALUES (new."updatedAt", new."actor", new."action", new."id", new."requestId", new."detail");
    INSERT INTO "rollups" ("dimension", "hour", "key", "count", "sum")
    SELECT d, 'all', k, n, 0.0 FROM (
        SELECT 'status' AS d, old."status" AS k, -1 AS n
        UNION ALL SELECT 'status', new."status", 1
        UNION ALL SELECT 'open', old."severity", (new."status" <> 'resolved') - (old."status" <> 'resolved')
        UNION ALL SELECT 'open_unassigned', old."severity", (new."status" <> 'resolved' AND new."assignee" IS NULL) - (old."status" <> 'resolved' AND old."assignee" IS NULL)
        UNION ALL SELECT 'open_review', '', (new."status" <> 'resolved' AND new."requiresReview") - (old."status" <> 'resolved' AND old."requiresReview")
        UNION ALL SELECT 'due', substr(old."respondBy", 1, 16), (new."status" <> 'resolved') - (old."status" <> 'resolved')
    ) WHERE n <> 0
    ON CONFLICT DO UPDATE SET "count" = "count" + excluded."count";
    DELETE FROM "rollups"
    WHERE "dimension" = 'due' AND "hour" = 'all' AND "key" = substr(old."respondBy", 1, 16) AND "count" = 0;
END;

-- The setting "clearing" says that everything goes: then the reset empties these tables at once.
CREATE TRIGGER "threats_removed" AFTER DELETE ON "threats"
WHEN NOT EXISTS (SELECT 1 FROM "settings" WHERE "name" = 'clearing') BEGIN
    DELETE FROM "threat_search" WHERE rowid = old."seq";
    DELETE FROM "threat_tags"
    WHERE "kind" = 'entity' AND "seq" = old."seq" AND "value" IN (SELECT value FROM json_each(old."entities"));
    DELETE FROM "threat_tags"
    WHERE "kind" = 'technique' AND "seq" = old."seq" AND "value" IN (SELECT value FROM json_each(old."techniques"));
    INSERT INTO "rollups" ("dimension", "hour", "key", "count", "sum")
    SELECT d, h, k, n, s FROM (
        SELECT 'total' AS d, 'all' AS h, '' AS k, -1 AS n, -old."processingMs" AS s
        UNION ALL SELECT 'total', substr(old."createdAt", 1, 13), '', -1, -old."processingMs"
        UNION ALL SELECT 'severity', 'all', old."severity", -1, 0.0
        UNION ALL SELECT 'severity', substr(old."createdAt", 1, 13), old."severity", -1, 0.0
        UNION ALL SELECT 'threat_type', 'all', old."threatType", -1, 0.0
        UNION ALL SELECT 'threat_type', substr(old."createdAt", 1, 13), old."threatType", -1, 0.0
        UNION ALL SELECT 'customer', 'all', old."customerKey", -1, 0.0
        UNION ALL SELECT 'customer', substr(old."createdAt", 1, 13), old."customerKey", -1, 0.0
        UNION ALL SELECT 'recommendation', substr(old."createdAt", 1, 13), old."recommendation", -1, 0.0
        UNION ALL SELECT 'review', substr(old."createdAt", 1, 13), '', -old."requiresReview", 0.0
        UNION ALL SELECT 'latency', substr(old."createdAt", 1, 13), CAST(CAST(floor(ln(max(old."processingMs", 0.01)) / ln(1.1)) AS INTEGER) AS TEXT), -1, 0.0
        UNION ALL SELECT 'status', 'all', old."status", -1, 0.0
        UNION ALL SELECT 'open', 'all', old."severity", -(old."status" <> 'resolved'), 0.0
        UNION ALL SELECT 'open_unassigned', 'all', old."severity", -(old."status" <> 'resolved' AND old."assignee" IS NULL), 0.0
        UNION ALL SELECT 'open_review', 'all', '', -(old."status" <> 'resolved' AND old."requiresReview"), 0.0
        UNION ALL SELECT 'due', 'all', substr(old."respondBy", 1, 16), -(old."status" <> 'resolved'), 0.0
    ) WHERE n <> 0
    ON CONFLICT DO UPDATE SET "count" = "count" + excluded."count", "sum" = "sum" + excluded."sum";
    DELETE FROM "rollups"
    WHERE "dimension" = 'due' AND "hour" = 'all' AND "key" = substr(old."respondBy", 1, 16) AND "count" = 0;
END;

-- Revisions: a process compares two numbers to know whether its snapshot still holds.
CREATE TRIGGER "history_added" AFTER INSERT ON "threats" WHEN new."resolution" IS NOT NULL BEGIN
    UPDATE "revisions" SET "value" = "value" + 1 WHERE "name" = 'history';
END;
CREATE TRIGGER "history_changed" AFTER UPDATE OF "resolution", "resolutionNote" ON "threats"
WHEN new."resolution" IS NOT old."resolution" OR new."resolutionNote" IS NOT old."resolutionNote" BEGIN
    UPDATE "revisions" SET "value" = "value" + 1 WHERE "name" = 'history';
END;
CREATE TRIGGER "history_removed" AFTER DELETE ON "threats" WHEN old."resolution" IS NOT NULL BEGIN
    UPDATE "revisions" SET "value" = "value" + 1 WHERE "name" = 'history';
END;
CREATE TRIGGER "customers_insert" AFTER INSERT ON "customers" BEGIN
    UPDATE "revisions" SET "value" = "value" + 1 WHERE "name" = 'facts';
END;
CREATE TRIGGER "customers_update" AFTER UPDATE ON "customers" BEGIN
    UPDATE "revisions" SET "value" = "value" + 1 WHERE "name" = 'facts';
END;
CREATE TRIGGER "customers_delete" AFTER DELETE ON "customers" BEGIN
    UPDATE "revisions" SET "value" = "value" + 1 WHERE "name" = 'facts';
END;
CREATE TRIGGER "infra_events_insert" AFTER INSERT ON "infra_events" BEGIN
    UPDATE "revisions" SET "value" = "value" + 1 WHERE "name" = 'facts';
END;
CREATE TRIGGER "infra_events_update" AFTER UPDATE ON "infra_events" BEGIN
    UPDATE "revisions" SET "value" = "value" + 1 WHERE "name" = 'facts';
END;
CREATE TRIGGER "infra_events_delete" AFTER DELETE ON "infra_events" BEGIN
    UPDATE "revisions" SET "value" = "value" + 1 WHERE "name" = 'facts';
END;
CREATE TRIGGER "intel_indicators_insert" AFTER INSERT ON "intel_indicators" BEGIN
    UPDATE "revisions" SET "value" = "value" + 1 WHERE "name" = 'facts';
END;
CREATE TRIGGER "intel_indicators_update" AFTER UPDATE ON "intel_indicators" BEGIN
    UPDATE "revisions" SET "value" = "value" + 1 WHERE "name" = 'facts';
END;
CREATE TRIGGER "intel_indicators_delete" AFTER DELETE ON "intel_indicators" BEGIN
    UPDATE "revisions" SET "value" = "value" + 1 WHERE "name" = 'facts';
END;
CREATE TRIGGER "advisories_insert" AFTER INSERT ON "advisories" BEGIN
    UPDATE "revisions" SET "value" = "value" + 1 WHERE "name" = 'facts';
END;
CREATE TRIGGER "advisories_update" AFTER UPDATE ON "advisories" BEGIN
    UPDATE "revisions" SET "value" = "value" + 1 WHERE "name" = 'facts';
END;
CREATE TRIGGER "advisories_delete" AFTER DELETE ON "advisories" BEGIN
    UPDATE "revisions" SET "value" = "value" + 1 WHERE "name" = 'facts';
END;
CREATE TRIGGER "network_ranges_insert" AFTER INSERT ON "network_ranges" BEGIN
    UPDATE "revisions" SET "value" = "value" + 1 WHERE "name" = 'facts';
END;
CREATE TRIGGER "network_ranges_update" AFTER UPDATE ON "network_ranges" BEGIN
    UPDATE "revisions" SET "value" = "value" + 1 WHERE "name" = 'facts';
END;
CREATE TRIGGER "network_ranges_delete" AFTER DELETE ON "network_ranges" BEGIN
    UPDATE "revisions" SET "value" = "value" + 1 WHERE "name" = 'facts';
END;
