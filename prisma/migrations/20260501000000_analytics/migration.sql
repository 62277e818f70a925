-- Figures of threats by the hour and by the day (UTC) in which they were created, kept by triggers in the statement that writes the row.
-- kind: all, customer, type, both. Times are sums of milliseconds; what needs no person ("requiresReview" = 0) has no SLA here.
CREATE TABLE "threat_figures" (
    "step" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "customerKey" TEXT NOT NULL,
    "threatType" TEXT NOT NULL,
    "span" TEXT NOT NULL,
    "total" INTEGER NOT NULL DEFAULT 0,
    "critical" INTEGER NOT NULL DEFAULT 0,
    "high" INTEGER NOT NULL DEFAULT 0,
    "medium" INTEGER NOT NULL DEFAULT 0,
    "low" INTEGER NOT NULL DEFAULT 0,
    "info" INTEGER NOT NULL DEFAULT 0,
    "answered" INTEGER NOT NULL DEFAULT 0,
    "answeredMs" INTEGER NOT NULL DEFAULT 0,
    "resolved" INTEGER NOT NULL DEFAULT 0,
    "resolvedMs" INTEGER NOT NULL DEFAULT 0,
    "resolvedFalse" INTEGER NOT NULL DEFAULT 0,
    "reviewed" INTEGER NOT NULL DEFAULT 0,
    "answeredInTime" INTEGER NOT NULL DEFAULT 0,
    "answeredLate" INTEGER NOT NULL DEFAULT 0,

    PRIMARY KEY ("step", "kind", "customerKey", "threatType", "span")
) WITHOUT ROWID;
CREATE INDEX "threat_figures_span" ON "threat_figures"("step", "kind", "span");

-- Who waits for a first answer, by deadline: those before now have missed it.
CREATE INDEX "threats_unanswered" ON "threats"("respondBy", "createdAt", "customerKey", "threatType")
    WHERE "requiresReview" = 1 AND "acknowledgedAt" IS NULL;

CREATE TRIGGER "threats_figures_added" AFTER INSERT ON "threats" BEGIN
    INSERT INTO "threat_figures" ("step", "kind", "customerKey", "threatType", "span", "total", "critical", "high", "medium", "low", "info", "answered", "answeredMs", "resolved", "resolvedMs", "resolvedFalse", "reviewed", "answeredInTime", "answeredLate")
    SELECT step, kind, "customerKey", "threatType", span,
        1,
        (new."severity" = 'critical'),
        (new."severity" = 'high'),
        (new."severity" = 'medium'),
        (new."severity" = 'low'),
        (new."severity" = 'info'),
        (new."acknowledgedAt" IS NOT NULL),
        coalesce(max(CAST(round((julianday(new."acknowledgedAt") - julianday(new."createdAt")) * 86400000.0) AS INTEGER), 0), 0),
        (new."resolution" IS NOT NULL),
        CASE WHEN new."resolution" IS NULL THEN 0 ELSE max(CAST(round((julianday(new."resolvedAt") - julianday(new."createdAt")) * 86400000.0) AS INTEGER), 0) END,
        (new."resolution" IS NOT NULL AND new."resolution" <> 'true_positive'),
        new."requiresReview",
        (new."requiresReview" AND new."acknowledgedAt" IS NOT NULL AND new."acknowledgedAt" <= new."respondBy"),
        (new."requiresReview" AND new."acknowledgedAt" IS NOT NULL AND new."acknowledgedAt" > new."respondBy")
    FROM (
        SELECT 'all' AS kind, '' AS "customerKey", '' AS "threatType"
        UNION ALL SELECT 'customer', new."customerKey", ''
        UNION ALL SELECT 'type', '', new."threatType"
        UNION ALL SELECT 'both', new."customerKey", new."threatType"
    ), (
        SELECT 'hour' AS step, substr(new."createdAt", 1, 13) AS span
        UNION ALL SELECT 'day', substr(new."createdAt", 1, 10)
    ) WHERE true
    ON CONFLICT DO UPDATE SET
        "total" = "total" + excluded."total",
        "critical" = "critical" + excluded."critical",
        "high" = "high" + excluded."high",
        "medium" = "medium" + excluded."medium",
        "low" = "low" + excluded."low",
        "info" = "info" + excluded."info",
        "answered" = "answered" + excluded."answered",
        "answeredMs" = "answeredMs" + excluded."answeredMs",
        "resolved" = "resolved" + excluded."resolved",
        "resolvedMs" = "resolvedMs" + excluded."resolvedMs",
        "resolvedFalse" = "resolvedFalse" + excluded."resolvedFalse",
        "reviewed" = "reviewed" + excluded."reviewed",
        "answeredInTime" = "answeredInTime" + excluded."answeredInTime",
        "answeredLate" = "answeredLate" + excluded."answeredLate";
END;

-- An answer, a resolution, or either taken back.
CREATE TRIGGER "threats_figures_changed" AFTER UPDATE OF "acknowledgedAt", "resolution", "resolvedAt" ON "threats"
WHEN new."acknowledgedAt" IS NOT old."acknowledgedAt" OR new."resolution" IS NOT old."resolution" OR new."resolvedAt" IS NOT old."resolvedAt" BEGIN
    INSERT INTO "threat_figures" ("step", "kind", "customerKey", "threatType", "span", "answered", "answeredMs", "resolved", "resolvedMs", "resolvedFalse", "answeredInTime", "answeredLate")
    SELECT step, kind, "customerKey", "threatType", span,
        (new."acknowledgedAt" IS NOT NULL)
            - (old."acknowledgedAt" IS NOT NULL),
        coalesce(max(CAST(round((julianday(new."acknowledgedAt") - julianday(new."createdAt")) * 86400000.0) AS INTEGER), 0), 0)
            - coalesce(max(CAST(round((julianday(old."acknowledgedAt") - julianday(old."createdAt")) * 86400000.0) AS INTEGER), 0), 0),
        (new."resolution" IS NOT NULL)
            - (old."resolution" IS NOT NULL),
        CASE WHEN new."resolution" IS NULL THEN 0 ELSE max(CAST(round((julianday(new."resolvedAt") - julianday(new."createdAt")) * 86400000.0) AS INTEGER), 0) END
            - CASE WHEN old."resolution" IS NULL THEN 0 ELSE max(CAST(round((julianday(old."resolvedAt") - julianday(old."createdAt")) * 86400000.0) AS INTEGER), 0) END,
        (new."resolution" IS NOT NULL AND new."resolution" <> 'true_positive')
            - (old."resolution" IS NOT NULL AND old."resolution" <> 'true_positive'),
        (new."requiresReview" AND new."acknowledgedAt" IS NOT NULL AND new."acknowledgedAt" <= new."respondBy")
            - (old."requiresReview" AND old."acknowledgedAt" IS NOT NULL AND old."acknowledgedAt" <= old."respondBy"),
        (new."requiresReview" AND new."acknowledgedAt" IS NOT NULL AND new."acknowledgedAt" > new."respondBy")
            - (old."requiresReview" AND old."acknowledgedAt" IS NOT NULL AND old."acknowledgedAt" > old."respondBy")
    FROM (
        SELECT 'all' AS kind, '' AS "customerKey", '' AS "threatType"
        UNION ALL SELECT 'customer', new."customerKey", ''
        UNION ALL SELECT 'type', '', new."threatType"
        UNION ALL SELECT 'both', new."customerKey", new."threatType"
    ), (
        SELECT 'hour' AS step, substr(new."createdAt", 1, 13) AS span
        UNION ALL SELECT 'day', substr(new."createdAt", 1, 10)
    ) WHERE true
    ON CONFLICT DO UPDATE SET
        "answered" = "answered" + excluded."answered",
        "answeredMs" = "answeredMs" + excluded."answeredMs",
        "resolved" = "resolved" + excluded."resolved",
        "resolvedMs" = "resolvedMs" + excluded."resolvedMs",
        "resolvedFalse" = "resolvedFalse" + excluded."resolvedFalse",
        "answeredInTime" = "answeredInTime" + excluded."answeredInTime",
        "answeredLate" = "answeredLate" + excluded."answeredLate";
END;

CREATE TRIGGER "threats_figures_removed" AFTER DELETE ON "threats"
WHEN NOT EXISTS (SELECT 1 FROM "settings" WHERE "name" = 'clearing') BEGIN
    INSERT INTO "threat_figures" ("step", "kind", "customerKey", "threatType", "span", "total", "critical", "high", "medium", "low", "info", "answered", "answeredMs", "resolved", "resolvedMs", "resolvedFalse", "reviewed", "answeredInTime", "answeredLate")
    SELECT step, kind, "customerKey", "threatType", span,
        -1,
        -(old."severity" = 'critical'),
        -(old."severity" = 'high'),
        -(old."severity" = 'medium'),
        -(old."severity" = 'low'),
        -(old."severity" = 'info'),
        -(old."acknowledgedAt" IS NOT NULL),
        -coalesce(max(CAST(round((julianday(old."acknowledgedAt") - julianday(old."createdAt")) * 86400000.0) AS INTEGER), 0), 0),
        -(old."resolution" IS NOT NULL),
        -CASE WHEN old."resolution" IS NULL THEN 0 ELSE max(CAST(round((julianday(old."resolvedAt") - julianday(old."createdAt")) * 86400000.0) AS INTEGER), 0) END,
        -(old."resolution" IS NOT NULL AND old."resolution" <> 'true_positive'),
        -old."requiresReview",
        -(old."requiresReview" AND old."acknowledgedAt" IS NOT NULL AND old."acknowledgedAt" <= old."respondBy"),
        -(old."requiresReview" AND old."acknowledgedAt" IS NOT NULL AND old."acknowledgedAt" > old."respondBy")
    FROM (
        SELECT 'all' AS kind, '' AS "customerKey", '' AS "threatType"
        UNION ALL SELECT 'customer', old."customerKey", ''
        UNION ALL SELECT 'type', '', old."threatType"
        UNION ALL SELECT 'both', old."customerKey", old."threatType"
    ), (
        SELECT 'hour' AS step, substr(old."createdAt", 1, 13) AS span
        UNION ALL SELECT 'day', substr(old."createdAt", 1, 10)
    ) WHERE true
    ON CONFLICT DO UPDATE SET
        "total" = "total" + excluded."total",
        "critical" = "critical" + excluded."critical",
        "high" = "high" + excluded."high",
        "medium" = "medium" + excluded."medium",
        "low" = "low" + excluded."low",
        "info" = "info" + excluded."info",
        "answered" = "answered" + excluded."answered",
        "answeredMs" = "answeredMs" + excluded."answeredMs",
        "resolved" = "resolved" + excluded."resolved",
        "resolvedMs" = "resolvedMs" + excluded."resolvedMs",
        "resolvedFalse" = "resolvedFalse" + excluded."resolvedFalse",
        "reviewed" = "reviewed" + excluded."reviewed",
        "answeredInTime" = "answeredInTime" + excluded."answeredInTime",
        "answeredLate" = "answeredLate" + excluded."answeredLate";
    DELETE FROM "threat_figures" WHERE "total" = 0 AND "span" IN (substr(old."createdAt", 1, 13), substr(old."createdAt", 1, 10))
        AND "step" IN ('hour', 'day') AND "kind" IN ('all', 'customer', 'type', 'both')
        AND "customerKey" IN ('', old."customerKey") AND "threatType" IN ('', old."threatType");
END;

-- What the lists are asked for by a figure: by verdict of people, and alerts by customer.
CREATE INDEX "threats_resolution" ON "threats"("resolution", "seq") WHERE "resolution" IS NOT NULL;
CREATE INDEX "workflows_resolution" ON "workflows"("resolution", "seq") WHERE "resolution" IS NOT NULL;
CREATE INDEX "workflows_createdAt_idx" ON "workflows"("createdAt");
CREATE INDEX "workflows_customerKey_seq_idx" ON "workflows"("customerKey", "seq");

-- The same for alerts, by what the workflow made of them. kind: all, verdict, priority, and each by customer.
CREATE TABLE "workflow_figures" (
    "step" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "customerKey" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "span" TEXT NOT NULL,
    "total" INTEGER NOT NULL DEFAULT 0,
    "critical" INTEGER NOT NULL DEFAULT 0,
    "high" INTEGER NOT NULL DEFAULT 0,
    "medium" INTEGER NOT NULL DEFAULT 0,
    "low" INTEGER NOT NULL DEFAULT 0,
    "info" INTEGER NOT NULL DEFAULT 0,
    "resolved" INTEGER NOT NULL DEFAULT 0,
    "resolvedMs" INTEGER NOT NULL DEFAULT 0,
    "resolvedFalse" INTEGER NOT NULL DEFAULT 0,

    PRIMARY KEY ("step", "kind", "customerKey", "label", "span")
) WITHOUT ROWID;

CREATE TRIGGER "workflows_figures_added" AFTER INSERT ON "workflows" BEGIN
    INSERT INTO "workflow_figures" ("step", "kind", "customerKey", "label", "span", "total", "critical", "high", "medium", "low", "info", "resolved", "resolvedMs", "resolvedFalse")
    SELECT step, kind, "customerKey", "label", span,
        1,
        (new."severity" = 'critical'),
        (new."severity" = 'high'),
        (new."severity" = 'medium'),
        (new."severity" = 'low'),
        (new."severity" = 'info'),
        (new."resolution" IS NOT NULL),
        CASE WHEN new."resolution" IS NULL THEN 0 ELSE max(CAST(round((julianday(new."resolvedAt") - julianday(new."createdAt")) * 86400000.0) AS INTEGER), 0) END,
        (new."resolution" IS NOT NULL AND new."resolution" <> 'true_positive')
    FROM (
        SELECT 'all' AS kind, '' AS "customerKey", '' AS "label"
        UNION ALL SELECT 'verdict', '', new."verdict"
        UNION ALL SELECT 'priority', '', new."priority"
        UNION ALL SELECT 'customer', new."customerKey", ''
        UNION ALL SELECT 'customer_verdict', new."customerKey", new."verdict"
        UNION ALL SELECT 'customer_priority', new."customerKey", new."priority"
    ), (
        SELECT 'hour' AS step, substr(new."createdAt", 1, 13) AS span
        UNION ALL SELECT 'day', substr(new."createdAt", 1, 10)
    ) WHERE "label" IS NOT NULL
    ON CONFLICT DO UPDATE SET
        "total" = "total" + excluded."total",
        "critical" = "critical" + excluded."critical",
        "high" = "high" + excluded."high",
        "medium" = "medium" + excluded."medium",
        "low" = "low" + excluded."low",
        "info" = "info" + excluded."info",
        "resolved" = "resolved" + excluded."resolved",
        "resolvedMs" = "resolvedMs" + excluded."resolvedMs",
        "resolvedFalse" = "resolvedFalse" + excluded."resolvedFalse";
END;

CREATE TRIGGER "workflows_figures_changed" AFTER UPDATE OF "verdict", "priority", "resolution", "resolvedAt" ON "workflows"
WHEN new."verdict" IS NOT old."verdict" OR new."priority" IS NOT old."priority"
    OR new."resolution" IS NOT old."resolution" OR new."resolvedAt" IS NOT old."resolvedAt" BEGIN
    INSERT INTO "workflow_figures" ("step", "kind", "customerKey", "label", "span", "total", "critical", "high", "medium", "low", "info", "resolved", "resolvedMs", "resolvedFalse")
    SELECT step, kind, "customerKey", "label", span,
        -1,
        -(old."severity" = 'critical'),
        -(old."severity" = 'high'),
        -(old."severity" = 'medium'),
        -(old."severity" = 'low'),
        -(old."severity" = 'info'),
        -(old."resolution" IS NOT NULL),
        -CASE WHEN old."resolution" IS NULL THEN 0 ELSE max(CAST(round((julianday(old."resolvedAt") - julianday(old."createdAt")) * 86400000.0) AS INTEGER), 0) END,
        -(old."resolution" IS NOT NULL AND old."resolution" <> 'true_positive')
    FROM (
        SELECT 'all' AS kind, '' AS "customerKey", '' AS "label"
        UNION ALL SELECT 'verdict', '', old."verdict"
        UNION ALL SELECT 'priority', '', old."priority"
        UNION ALL SELECT 'customer', old."customerKey", ''
        UNION ALL SELECT 'customer_verdict', old."customerKey", old."verdict"
        UNION ALL SELECT 'customer_priority', old."customerKey", old."priority"
    ), (
        SELECT 'hour' AS step, substr(old."createdAt", 1, 13) AS span
        UNION ALL SELECT 'day', substr(old."createdAt", 1, 10)
    ) WHERE "label" IS NOT NULL
    ON CONFLICT DO UPDATE SET
        "total" = "total" + excluded."total",
        "critical" = "critical" + excluded."critical",
        "high" = "high" + excluded."high",
        "medium" = "medium" + excluded."medium",
        "low" = "low" + excluded."low",
        "info" = "info" + excluded."info",
        "resolved" = "resolved" + excluded."resolved",
        "resolvedMs" = "resolvedMs" + excluded."resolvedMs",
        "resolvedFalse" = "resolvedFalse" + excluded."resolvedFalse";
    INSERT INTO "workflow_figures" ("step", "kind", "customerKey", "label", "span", "total", "critical", "high", "medium", "low", "info", "resolved", "resolvedMs", "resolvedFalse")
    SELECT step, kind, "customerKey", "label", span,
        1,
        (new."severity" = 'critical'),
        (new."severity" = 'high'),
        (new."severity" = 'medium'),
        (new."severity" = 'low'),
        (new."severity" = 'info'),
        (new."resolution" IS NOT NULL),
        CASE WHEN new."resolution" IS NULL THEN 0 ELSE max(CAST(round((julianday(new."resolvedAt") - julianday(new."createdAt")) * 86400000.0) AS INTEGER), 0) END,
        (new."resolution" IS NOT NULL AND new."resolution" <> 'true_positive')
    FROM (
        SELECT 'all' AS kind, '' AS "customerKey", '' AS "label"
        UNION ALL SELECT 'verdict', '', new."verdict"
        UNION ALL SELECT 'priority', '', new."priority"
        UNION ALL SELECT 'customer', new."customerKey", ''
        UNION ALL SELECT 'customer_verdict', new."customerKey", new."verdict"
        UNION ALL SELECT 'customer_priority', new."customerKey", new."priority"
    ), (
        SELECT 'hour' AS step, substr(new."createdAt", 1, 13) AS span
        UNION ALL SELECT 'day', substr(new."createdAt", 1, 10)
    ) WHERE "label" IS NOT NULL
    ON CONFLICT DO UPDATE SET
        "total" = "total" + excluded."total",
        "critical" = "critical" + excluded."critical",
        "high" = "high" + excluded."high",
        "medium" = "medium" + excluded."medium",
        "low" = "low" + excluded."low",
        "info" = "info" + excluded."info",
        "resolved" = "resolved" + excluded."resolved",
        "resolvedMs" = "resolvedMs" + excluded."resolvedMs",
        "resolvedFalse" = "resolvedFalse" + excluded."resolvedFalse";
END;

-- What is stored already.
INSERT INTO "threat_figures" ("step", "kind", "customerKey", "threatType", "span", "total", "critical", "high", "medium", "low", "info", "answered", "answeredMs", "resolved", "resolvedMs", "resolvedFalse", "reviewed", "answeredInTime", "answeredLate")
SELECT step, kind, CASE WHEN kind IN ('customer', 'both') THEN x."customerKey" ELSE '' END AS c,
    CASE WHEN kind IN ('type', 'both') THEN x."threatType" ELSE '' END AS l,
    substr(x."createdAt", 1, length) AS span,
    sum(1),
    sum((x."severity" = 'critical')),
    sum((x."severity" = 'high')),
    sum((x."severity" = 'medium')),
    sum((x."severity" = 'low')),
    sum((x."severity" = 'info')),
    sum((x."acknowledgedAt" IS NOT NULL)),
    sum(coalesce(max(CAST(round((julianday(x."acknowledgedAt") - julianday(x."createdAt")) * 86400000.0) AS INTEGER), 0), 0)),
    sum((x."resolution" IS NOT NULL)),
    sum(CASE WHEN x."resolution" IS NULL THEN 0 ELSE max(CAST(round((julianday(x."resolvedAt") - julianday(x."createdAt")) * 86400000.0) AS INTEGER), 0) END),
    sum((x."resolution" IS NOT NULL AND x."resolution" <> 'true_positive')),
    sum(x."requiresReview"),
    sum((x."requiresReview" AND x."acknowledgedAt" IS NOT NULL AND x."acknowledgedAt" <= x."respondBy")),
    sum((x."requiresReview" AND x."acknowledgedAt" IS NOT NULL AND x."acknowledgedAt" > x."respondBy"))
FROM "threats" x, (
        SELECT 'all' AS kind
        UNION ALL SELECT 'customer'
        UNION ALL SELECT 'type'
        UNION ALL SELECT 'both'
    ), (SELECT 'hour' AS step, 13 AS length UNION ALL SELECT 'day', 10)
WHERE l IS NOT NULL GROUP BY 1, 2, 3, 4, 5;

INSERT INTO "workflow_figures" ("step", "kind", "customerKey", "label", "span", "total", "critical", "high", "medium", "low", "info", "resolved", "resolvedMs", "resolvedFalse")
SELECT step, kind, CASE WHEN kind IN ('customer', 'customer_verdict', 'customer_priority') THEN x."customerKey" ELSE '' END AS c,
    CASE WHEN kind IN ('verdict', 'customer_verdict') THEN x."verdict" WHEN kind IN ('priority', 'customer_priority') THEN x."priority" ELSE '' END AS l,
    substr(x."createdAt", 1, length) AS span,
    sum(1),
    sum((x."severity" = 'critical')),
    sum((x."severity" = 'high')),
    sum((x."severity" = 'medium')),
    sum((x."severity" = 'low')),
    sum((x."severity" = 'info')),
    sum((x."resolution" IS NOT NULL)),
    sum(CASE WHEN x."resolution" IS NULL THEN 0 ELSE max(CAST(round((julianday(x."resolvedAt") - julianday(x."createdAt")) * 86400000.0) AS INTEGER), 0) END),
    sum((x."resolution" IS NOT NULL AND x."resolution" <> 'true_positive'))
FROM "workflows" x, (
        SELECT 'all' AS kind
        UNION ALL SELECT 'verdict'
        UNION ALL SELECT 'priority'
        UNION ALL SELECT 'customer'
        UNION ALL SELECT 'customer_verdict'
        UNION ALL SELECT 'customer_priority'
    ), (SELECT 'hour' AS step, 13 AS length UNION ALL SELECT 'day', 10)
WHERE l IS NOT NULL GROUP BY 1, 2, 3, 4, 5;
