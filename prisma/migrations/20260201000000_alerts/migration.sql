-- CreateTable
CREATE TABLE "workflows" (
    "seq" INTEGER NOT NULL PRIMARY KEY,
    "id" TEXT NOT NULL,
    "intakeSeq" INTEGER NOT NULL,
    "batchId" TEXT,
    "alertId" TEXT NOT NULL,
    "alertHash" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "ruleId" TEXT NOT NULL,
    "ruleKey" TEXT NOT NULL,
    "ruleName" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "customerKey" TEXT NOT NULL,
    "customerName" TEXT NOT NULL,
    "host" TEXT,
    "hostKey" TEXT,
    "user" TEXT,
    "userKey" TEXT,
    "sourceIp" TEXT,
    "entities" TEXT NOT NULL,
    "tactics" TEXT NOT NULL,
    "techniques" TEXT NOT NULL,
    "eventAt" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "currentAgent" TEXT,
    "verdict" TEXT,
    "confidence" REAL,
    "priority" TEXT,
    "riskScore" REAL,
    "requiresInvestigation" BOOLEAN,
    "ticketId" TEXT,
    "assignee" TEXT,
    "resolution" TEXT,
    "resolutionNote" TEXT,
    "resolvedBy" TEXT,
    "resolvedAt" TEXT,
    "respondBy" TEXT,
    "openActions" INTEGER NOT NULL,
    "attempts" INTEGER NOT NULL,
    "errors" TEXT NOT NULL,
    "warnings" TEXT NOT NULL,
    "decisions" TEXT NOT NULL,
    "notes" TEXT NOT NULL,
    "queued" INTEGER NOT NULL,
    "startedAt" TEXT,
    "completedAt" TEXT,
    "processingMs" REAL,
    "version" INTEGER NOT NULL,
    "createdAt" TEXT NOT NULL,
    "updatedAt" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "requestId" TEXT NOT NULL,
    "detail" TEXT NOT NULL,
    -- what lists and sockets show, made of the row whenever it is read: no writer can leave it behind
    "summary" TEXT GENERATED ALWAYS AS (json_object(
        'workflow_id', "id", 'seq', "seq", 'alert_id', "alertId", 'origin', "origin", 'severity', "severity",
        'status', "status", 'current_agent', "currentAgent", 'verdict', "verdict", 'confidence', "confidence",
        'priority', "priority", 'risk_score', "riskScore", 'ticket_id', "ticketId", 'respond_by', "respondBy",
        'assignee', "assignee", 'attempts', "attempts", 'started_at', "startedAt", 'completed_at', "completedAt",
        'processing_time_seconds', "processingMs" / 1000.0, 'version', "version",
        'created_at', "createdAt", 'updated_at', "updatedAt",
        'rule_id', "ruleId", 'rule_name', substr("ruleName", 1, 200), 'customer_name', "customerName",
        'host', substr("host", 1, 200), 'user', substr("user", 1, 200), 'source_ip', substr("sourceIp", 1, 200),
        'event_at', "eventAt",
        'requires_investigation', json(CASE "requiresInvestigation" WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END),
        'open_actions', "openActions", 'error_count', json_array_length("errors"), 'resolution', "resolution"
    )) VIRTUAL,
    "alert" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "workflow_tags" (
    "kind" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,

    PRIMARY KEY ("kind", "value", "seq")
) WITHOUT ROWID;

-- CreateTable
CREATE TABLE "workflow_entities" (
    "customerKey" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "eventAt" TEXT NOT NULL,
    "alertId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,

    PRIMARY KEY ("customerKey", "value", "eventAt", "alertId")
) WITHOUT ROWID;

-- CreateTable
CREATE TABLE "queue_items" (
    "workflowId" TEXT NOT NULL PRIMARY KEY,
    "seq" INTEGER NOT NULL,
    "dueAt" TEXT NOT NULL,
    "enqueuedAt" TEXT NOT NULL,
    "availableAt" TEXT NOT NULL,
    "leaseToken" TEXT,
    "leaseUntil" TEXT,
    "claimedAt" TEXT,
    "tries" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "node_results" (
    "workflowId" TEXT NOT NULL,
    "node" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL,
    "ok" BOOLEAN NOT NULL,
    "result" TEXT,
    "error" TEXT,
    "startedAt" TEXT NOT NULL,
    "ms" REAL NOT NULL,

    PRIMARY KEY ("workflowId", "node", "attempt")
);

-- CreateTable
CREATE TABLE "tickets" (
    "number" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "workflowId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "verdict" TEXT NOT NULL,
    "priority" TEXT NOT NULL,
    "owner" TEXT,
    "respondBy" TEXT,
    "openedAt" TEXT NOT NULL,
    "closedAt" TEXT,
    "updatedAt" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "notifications" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "workflowId" TEXT NOT NULL,
    "ticketId" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "priority" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "at" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "assets" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "document" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "known_good" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "document" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "evaluations" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "done" INTEGER NOT NULL,
    "total" INTEGER NOT NULL,
    "error" TEXT,
    "input" TEXT NOT NULL,
    "report" TEXT,
    "createdAt" TEXT NOT NULL,
    "completedAt" TEXT
);

-- CreateIndex
CREATE UNIQUE INDEX "workflows_id_key" ON "workflows"("id");

-- CreateIndex
CREATE UNIQUE INDEX "workflows_alertId_key" ON "workflows"("alertId");

-- CreateIndex
CREATE INDEX "workflows_status_seq_idx" ON "workflows"("status", "seq");

-- CreateIndex
CREATE INDEX "workflows_verdict_seq_idx" ON "workflows"("verdict", "seq");

-- CreateIndex
CREATE INDEX "workflows_priority_seq_idx" ON "workflows"("priority", "seq");

-- CreateIndex
CREATE INDEX "workflows_severity_seq_idx" ON "workflows"("severity", "seq");

-- CreateIndex
CREATE INDEX "workflows_ruleId_seq_idx" ON "workflows"("ruleId", "seq");

-- CreateIndex
CREATE INDEX "workflows_batchId_seq_idx" ON "workflows"("batchId", "seq");

-- CreateIndex
CREATE INDEX "workflows_ticketId_seq_idx" ON "workflows"("ticketId", "seq");

-- CreateIndex
CREATE INDEX "workflows_completedAt_idx" ON "workflows"("completedAt");

-- CreateIndex
CREATE INDEX "workflows_customerKey_eventAt_idx" ON "workflows"("customerKey", "eventAt");

-- CreateIndex
CREATE INDEX "workflows_customerKey_ruleKey_eventAt_idx" ON "workflows"("customerKey", "ruleKey", "eventAt");

-- CreateIndex
CREATE INDEX "workflows_customerKey_hostKey_eventAt_idx" ON "workflows"("customerKey", "hostKey", "eventAt");

-- CreateIndex
CREATE INDEX "workflows_customerKey_userKey_eventAt_idx" ON "workflows"("customerKey", "userKey", "eventAt");

-- CreateIndex
CREATE INDEX "workflows_customerKey_ruleKey_hostKey_eventAt_idx" ON "workflows"("customerKey", "ruleKey", "hostKey", "eventAt");

-- CreateIndex
CREATE INDEX "workflows_customerKey_ruleKey_userKey_eventAt_idx" ON "workflows"("customerKey", "ruleKey", "userKey", "eventAt");

-- CreateIndex
CREATE INDEX "queue_items_dueAt_seq_idx" ON "queue_items"("dueAt", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "tickets_workflowId_key" ON "tickets"("workflowId");

-- CreateIndex
CREATE UNIQUE INDEX "notifications_workflowId_channel_recipient_key" ON "notifications"("workflowId", "channel", "recipient");

-- CreateIndex
CREATE INDEX "evaluations_createdAt_idx" ON "evaluations"("createdAt");

-- Below this line stands what Prisma's schema cannot say.

-- What people made of alerts, for the learned precision of rules: everything it asks stands in the index.
CREATE INDEX "workflows_resolved_customer" ON "workflows"("customerKey", "eventAt", "resolution")
    WHERE "resolution" IS NOT NULL;
CREATE INDEX "workflows_resolved_rule" ON "workflows"("customerKey", "ruleKey", "eventAt", "resolution", "hostKey", "userKey")
    WHERE "resolution" IS NOT NULL;

-- Word search, as for threats; rowid is workflows.seq.
CREATE VIRTUAL TABLE "workflow_search" USING fts5(
    words, content='', contentless_delete=1, detail=none,
    tokenize = "unicode61 remove_diacritics 2 tokenchars '-._:@'"
);

INSERT INTO "revisions" ("name", "value") VALUES ('alerts', 1);

-- An alert is stored with its outbox event, its audit entry and its place in the queue, by one statement.
CREATE TRIGGER "workflows_added" AFTER INSERT ON "workflows" BEGIN
    INSERT INTO "outbox" ("seq", "kind", "subjectId", "payload", "createdAt")
    VALUES (new."seq", 'workflow_updated', new."id", new."summary", new."createdAt");
    INSERT INTO "audit" ("at", "actor", "action", "subject", "requestId", "detail")
    VALUES (new."createdAt", new."actor", new."action", new."id", new."requestId", new."detail");
    INSERT OR IGNORE INTO "workflow_tags" ("kind", "value", "seq")
    SELECT 'entity', value, new."seq" FROM json_each(new."entities");
    INSERT OR IGNORE INTO "workflow_tags" ("kind", "value", "seq")
    SELECT 'technique', value, new."seq" FROM json_each(new."techniques");
    INSERT OR IGNORE INTO "workflow_entities" ("customerKey", "value", "eventAt", "alertId", "seq")
    SELECT new."customerKey", value, new."eventAt", new."alertId", new."seq" FROM json_each(new."entities");
    INSERT INTO "workflow_search" (rowid, words)
    VALUES (new."seq", new."ruleName" || ' ' || new."customerName" || ' '
        || replace(replace(new."ruleName" || ' ' || new."customerName", '-', ' '), '.', ' ')
        || ' ' || new."alertId" || ' ' || new."ruleId" || ' ' || new."id"
        || ' ' || coalesce(new."host", '') || ' ' || coalesce(new."user", '') || ' ' || coalesce(new."sourceIp", '')
        || ' ' || coalesce((SELECT group_concat(substr(value, instr(value, ':') + 1), ' ') FROM json_each(new."entities")), '')
        || ' ' || new."techniques");
    INSERT INTO "rollups" ("dimension", "hour", "key", "count", "sum")
    SELECT d, h, k, 1, 0.0 FROM (
        SELECT 'workflow_total' AS d, 'all' AS h, '' AS k
        UNION ALL SELECT 'workflow_total', substr(new."createdAt", 1, 13), ''
        UNION ALL SELECT 'workflow_severity', 'all', new."severity"
        UNION ALL SELECT 'workflow_status', 'all', new."status"
        UNION ALL SELECT 'workflow_verdict', 'all', new."verdict"
        UNION ALL SELECT 'workflow_priority', 'all', new."priority"
        UNION ALL SELECT 'workflow_resolved', 'all', coalesce(new."verdict", 'none') || ':' || new."resolution"
    ) WHERE k IS NOT NULL
    ON CONFLICT DO UPDATE SET "count" = "count" + 1;
END;

CREATE TRIGGER "workflows_added_new" AFTER INSERT ON "workflows" WHEN new."status" = 'new' BEGIN
    INSERT INTO "queue_items" ("workflowId", "seq", "dueAt", "enqueuedAt", "availableAt", "tries")
    VALUES (new."id", new."seq", strftime('%Y-%m-%dT%H:%M:%fZ', new."createdAt", CASE new."severity"
        WHEN 'critical' THEN '+0 minutes' WHEN 'high' THEN '+5 minutes' WHEN 'medium' THEN '+15 minutes'
        WHEN 'low' THEN '+60 minutes' ELSE '+120 minutes' END), new."createdAt", new."createdAt", 0);
END;

-- Put in the queue again, with the decision that asks for it.
CREATE TRIGGER "workflows_queued" AFTER UPDATE OF "queued" ON "workflows" WHEN new."queued" > old."queued" BEGIN
    INSERT INTO "queue_items" ("workflowId", "seq", "dueAt", "enqueuedAt", "availableAt", "tries")
    VALUES (new."id", new."seq", strftime('%Y-%m-%dT%H:%M:%fZ', new."updatedAt", CASE new."severity"
        WHEN 'critical' THEN '+0 minutes' WHEN 'high' THEN '+5 minutes' WHEN 'medium' THEN '+15 minutes'
        WHEN 'low' THEN '+60 minutes' ELSE '+120 minutes' END), new."updatedAt", new."updatedAt", 0)
    ON CONFLICT ("workflowId") DO NOTHING;
END;

CREATE TRIGGER "workflows_changed" AFTER UPDATE OF "version" ON "workflows" WHEN new."version" <> old."version" BEGIN
    INSERT INTO "outbox" ("kind", "subjectId", "payload", "createdAt")
    VALUES ('workflow_updated', new."id", new."summary", new."updatedAt");
END;

-- A move from node to node stands in node_results; the audit keeps what people did, and the end.
CREATE TRIGGER "workflows_audited" AFTER UPDATE OF "version" ON "workflows"
WHEN new."version" <> old."version" AND new."action" <> 'workflow.moved' BEGIN
    INSERT INTO "audit" ("at", "actor", "action", "subject", "requestId", "detail")
    VALUES (new."updatedAt", new."actor", new."action", new."id", new."requestId", new."detail");
END;

CREATE TRIGGER "workflows_status_changed" AFTER UPDATE OF "status" ON "workflows" WHEN new."status" <> old."status" BEGIN
    INSERT INTO "rollups" ("dimension", "hour", "key", "count", "sum")
    VALUES ('workflow_status', 'all', old."status", -1, 0.0), ('workflow_status', 'all', new."status", 1, 0.0)
    ON CONFLICT DO UPDATE SET "count" = "count" + excluded."count";
END;

CREATE TRIGGER "workflows_judged" AFTER UPDATE OF "verdict", "priority", "resolution" ON "workflows"
WHEN new."verdict" IS NOT old."verdict" OR new."priority" IS NOT old."priority" OR new."resolution" IS NOT old."resolution" BEGIN
    INSERT INTO "rollups" ("dimension", "hour", "key", "count", "sum")
    SELECT d, 'all', k, n, 0.0 FROM (
        SELECT 'workflow_verdict' AS d, old."verdict" AS k, -1 AS n
        UNION ALL SELECT 'workflow_verdict', new."verdict", 1
        UNION ALL SELECT 'workflow_priority', old."priority", -1
        UNION ALL SELECT 'workflow_priority', new."priority", 1
        UNION ALL SELECT 'workflow_resolved', coalesce(old."verdict", 'none') || ':' || old."resolution", -1
        UNION ALL SELECT 'workflow_resolved', coalesce(new."verdict", 'none') || ':' || new."resolution", 1
    ) WHERE k IS NOT NULL
    ON CONFLICT DO UPDATE SET "count" = "count" + excluded."count";
END;

-- The graph's work ended for the first time: what comes after waits for people, and is not counted. Buckets are 10 % wide.
CREATE TRIGGER "workflows_ended" AFTER UPDATE OF "processingMs" ON "workflows"
WHEN old."processingMs" IS NULL AND new."processingMs" IS NOT NULL BEGIN
    INSERT INTO "rollups" ("dimension", "hour", "key", "count", "sum")
    SELECT d, substr(new."updatedAt", 1, 13), CAST(CAST(floor(ln(max(ms, 0.01)) / ln(1.1)) AS INTEGER) AS TEXT), 1, ms FROM (
        SELECT 'workflow_processing' AS d, new."processingMs" AS ms
        UNION ALL SELECT 'workflow_latency',
            max(round((julianday(new."updatedAt") - julianday(new."createdAt")) * 86400000.0), 0.0)
    ) WHERE true
    ON CONFLICT DO UPDATE SET "count" = "count" + 1, "sum" = "sum" + excluded."sum";
END;

CREATE TRIGGER "node_results_added" AFTER INSERT ON "node_results" BEGIN
    INSERT INTO "rollups" ("dimension", "hour", "key", "count", "sum")
    SELECT d, substr(new."startedAt", 1, 13), k, 1, new."ms" FROM (
        SELECT 'workflow_agent' AS d, new."node" AS k
        UNION ALL SELECT 'workflow_agent_failed', CASE WHEN new."ok" THEN NULL ELSE new."node" END
        UNION ALL SELECT 'workflow_agent_latency',
            new."node" || ':' || CAST(CAST(floor(ln(max(new."ms", 0.01)) / ln(1.1)) AS INTEGER) AS TEXT)
    ) WHERE k IS NOT NULL
    ON CONFLICT DO UPDATE SET "count" = "count" + 1, "sum" = "sum" + excluded."sum";
END;

-- A worker took it up: each claim has a fresh token.
CREATE TRIGGER "queue_items_claimed" AFTER UPDATE OF "leaseToken" ON "queue_items"
WHEN new."leaseToken" IS NOT NULL AND new."leaseToken" IS NOT old."leaseToken" BEGIN
    UPDATE "workflows" SET "attempts" = "attempts" + 1, "startedAt" = coalesce("startedAt", new."claimedAt")
    WHERE "id" = new."workflowId";
END;

CREATE TRIGGER "tickets_added" AFTER INSERT ON "tickets" BEGIN
    UPDATE "workflows" SET "ticketId" = printf('SOC-%06d', new."number") WHERE "id" = new."workflowId";
END;

-- A person's verdict closes the case; taking it back opens it again, unless it was opened closed.
CREATE TRIGGER "workflows_resolved" AFTER UPDATE OF "resolution", "resolutionNote" ON "workflows"
WHEN new."resolution" IS NOT old."resolution" OR new."resolutionNote" IS NOT old."resolutionNote" BEGIN
    UPDATE "revisions" SET "value" = "value" + 1 WHERE "name" = 'alerts';
    UPDATE "tickets" SET
        "status" = CASE WHEN new."resolution" IS NOT NULL OR "verdict" IN ('benign', 'false_positive') THEN 'closed' ELSE 'open' END,
        "closedAt" = CASE WHEN new."resolution" IS NOT NULL THEN coalesce("closedAt", new."resolvedAt")
            WHEN "verdict" IN ('benign', 'false_positive') THEN "closedAt" END,
        "updatedAt" = new."updatedAt"
    WHERE "workflowId" = new."id";
END;
CREATE TRIGGER "workflows_added_resolved" AFTER INSERT ON "workflows" WHEN new."resolution" IS NOT NULL BEGIN
    UPDATE "revisions" SET "value" = "value" + 1 WHERE "name" = 'alerts';
END;

CREATE TRIGGER "assets_insert" AFTER INSERT ON "assets" BEGIN
    UPDATE "revisions" SET "value" = "value" + 1 WHERE "name" = 'facts';
END;
CREATE TRIGGER "assets_update" AFTER UPDATE ON "assets" BEGIN
    UPDATE "revisions" SET "value" = "value" + 1 WHERE "name" = 'facts';
END;
CREATE TRIGGER "assets_delete" AFTER DELETE ON "assets" BEGIN
    UPDATE "revisions" SET "value" = "value" + 1 WHERE "name" = 'facts';
END;
CREATE TRIGGER "known_good_insert" AFTER INSERT ON "known_good" BEGIN
    UPDATE "revisions" SET "value" = "value" + 1 WHERE "name" = 'facts';
END;
CREATE TRIGGER "known_good_update" AFTER UPDATE ON "known_good" BEGIN
    UPDATE "revisions" SET "value" = "value" + 1 WHERE "name" = 'facts';
END;
CREATE TRIGGER "known_good_delete" AFTER DELETE ON "known_good" BEGIN
    UPDATE "revisions" SET "value" = "value" + 1 WHERE "name" = 'facts';
END;
