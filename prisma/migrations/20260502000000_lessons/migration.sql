-- What people taught: each resolution as it was given, and what it changed. Written by the statement that resolves;
-- the effect is worked out afterwards. Taken back or given anew, a lesson stays and says so.
CREATE TABLE "lessons" (
    "seq" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "kind" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "topicName" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "customerKey" TEXT NOT NULL,
    "customerName" TEXT NOT NULL,
    "verdict" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "ended" TEXT,
    "endedBy" TEXT,
    "endedAt" TEXT,
    "effect" TEXT,
    "moved" REAL,
    "turned" BOOLEAN,
    "tries" INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX "lessons_at_seq_idx" ON "lessons"("at", "seq");
CREATE INDEX "lessons_topic_at_seq_idx" ON "lessons"("topic", "at", "seq");
CREATE INDEX "lessons_customerKey_at_seq_idx" ON "lessons"("customerKey", "at", "seq");
CREATE INDEX "lessons_by_at_seq_idx" ON "lessons"("by", "at", "seq");
CREATE INDEX "lessons_subjectId_idx" ON "lessons"("subjectId");
CREATE INDEX "lessons_unmeasured" ON "lessons"("at", "seq") WHERE "effect" IS NULL AND "tries" < 3;

INSERT INTO "lessons" ("kind", "subjectId", "topic", "topicName", "title", "severity", "customerKey", "customerName", "verdict", "reason", "by", "at")
SELECT * FROM (
    SELECT 'threat', "id", "threatType", "threatType", "headline", "severity", "customerKey", "customerName",
        "resolution", coalesce("resolutionNote", ''), coalesce("resolvedBy", ''), "resolvedAt" AS at
    FROM "threats" WHERE "resolution" IS NOT NULL
    UNION ALL
    SELECT 'alert', "id", "ruleId", "ruleName", "ruleName", "severity", "customerKey", "customerName",
        "resolution", coalesce("resolutionNote", ''), coalesce("resolvedBy", ''), "resolvedAt"
    FROM "workflows" WHERE "resolution" IS NOT NULL
) ORDER BY at;

CREATE TRIGGER "threats_added_lesson" AFTER INSERT ON "threats" WHEN new."resolution" IS NOT NULL BEGIN
    INSERT INTO "lessons" ("kind", "subjectId", "topic", "topicName", "title", "severity", "customerKey", "customerName", "verdict", "reason", "by", "at")
    VALUES ('threat', new."id", new."threatType", new."threatType", new."headline", new."severity", new."customerKey",
        new."customerName", new."resolution", coalesce(new."resolutionNote", ''), coalesce(new."resolvedBy", ''), new."resolvedAt");
END;

-- A bulk undo may bring an earlier resolution back: then its lesson stands again.
CREATE TRIGGER "threats_lesson" AFTER UPDATE OF "resolution", "resolutionNote", "resolvedAt" ON "threats"
WHEN new."resolution" IS NOT old."resolution" OR new."resolvedAt" IS NOT old."resolvedAt" OR new."resolutionNote" IS NOT old."resolutionNote" BEGIN
    UPDATE "lessons" SET "ended" = CASE WHEN new."resolution" IS NULL THEN 'undone' ELSE 'replaced' END,
        "endedBy" = new."actor", "endedAt" = new."updatedAt"
    WHERE "subjectId" = new."id" AND "ended" IS NULL;
    UPDATE "lessons" SET "ended" = NULL, "endedBy" = NULL, "endedAt" = NULL
    WHERE "subjectId" = new."id" AND "at" = new."resolvedAt" AND "verdict" = new."resolution"
        AND "reason" = coalesce(new."resolutionNote", '');
    INSERT INTO "lessons" ("kind", "subjectId", "topic", "topicName", "title", "severity", "customerKey", "customerName", "verdict", "reason", "by", "at")
    SELECT 'threat', new."id", new."threatType", new."threatType", new."headline", new."severity", new."customerKey",
        new."customerName", new."resolution", coalesce(new."resolutionNote", ''), coalesce(new."resolvedBy", ''), new."resolvedAt"
    WHERE new."resolution" IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM "lessons" WHERE "subjectId" = new."id" AND "ended" IS NULL);
END;

CREATE TRIGGER "threats_removed_lessons" AFTER DELETE ON "threats"
WHEN NOT EXISTS (SELECT 1 FROM "settings" WHERE "name" = 'clearing') BEGIN
    DELETE FROM "lessons" WHERE "subjectId" = old."id";
END;

CREATE TRIGGER "workflows_added_lesson" AFTER INSERT ON "workflows" WHEN new."resolution" IS NOT NULL BEGIN
    INSERT INTO "lessons" ("kind", "subjectId", "topic", "topicName", "title", "severity", "customerKey", "customerName", "verdict", "reason", "by", "at")
    VALUES ('alert', new."id", new."ruleId", new."ruleName", new."ruleName", new."severity", new."customerKey",
        new."customerName", new."resolution", coalesce(new."resolutionNote", ''), coalesce(new."resolvedBy", ''), new."resolvedAt");
END;

CREATE TRIGGER "workflows_lesson" AFTER UPDATE OF "resolution", "resolutionNote", "resolvedAt" ON "workflows"
WHEN new."resolution" IS NOT old."resolution" OR new."resolvedAt" IS NOT old."resolvedAt" OR new."resolutionNote" IS NOT old."resolutionNote" BEGIN
    UPDATE "lessons" SET "ended" = CASE WHEN new."resolution" IS NULL THEN 'undone' ELSE 'replaced' END,
        "endedBy" = new."actor", "endedAt" = new."updatedAt"
    WHERE "subjectId" = new."id" AND "ended" IS NULL;
    UPDATE "lessons" SET "ended" = NULL, "endedBy" = NULL, "endedAt" = NULL
    WHERE "subjectId" = new."id" AND "at" = new."resolvedAt" AND "verdict" = new."resolution"
        AND "reason" = coalesce(new."resolutionNote", '');
    INSERT INTO "lessons" ("kind", "subjectId", "topic", "topicName", "title", "severity", "customerKey", "customerName", "verdict", "reason", "by", "at")
    SELECT 'alert', new."id", new."ruleId", new."ruleName", new."ruleName", new."severity", new."customerKey",
        new."customerName", new."resolution", coalesce(new."resolutionNote", ''), coalesce(new."resolvedBy", ''), new."resolvedAt"
    WHERE new."resolution" IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM "lessons" WHERE "subjectId" = new."id" AND "ended" IS NULL);
END;
