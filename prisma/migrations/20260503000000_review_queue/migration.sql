-- Alerts can be put off like threats; of both it is known who did it and why.
ALTER TABLE "threats" ADD COLUMN "snoozedBy" TEXT;
ALTER TABLE "threats" ADD COLUMN "snoozeReason" TEXT;
ALTER TABLE "workflows" ADD COLUMN "snoozedUntil" TEXT;
ALTER TABLE "workflows" ADD COLUMN "snoozedBy" TEXT;
ALTER TABLE "workflows" ADD COLUMN "snoozeReason" TEXT;

-- A workflow that failed before a decision must be answered too, as soon as its severity asks for.
UPDATE "workflows" SET "respondBy" = strftime('%Y-%m-%dT%H:%M:%fZ', "createdAt", CASE "severity"
    WHEN 'critical' THEN '+15 minutes' WHEN 'high' THEN '+60 minutes' WHEN 'medium' THEN '+240 minutes' ELSE '+1440 minutes' END)
WHERE "status" = 'failed' AND "respondBy" IS NULL;

-- When something should be looked at: its deadline, later by what its severity can wait, sooner by its risk.
-- lib/schema/review-order.ts explains the same sum on screen.
ALTER TABLE "threats" ADD COLUMN "urgentAt" TEXT GENERATED ALWAYS AS (strftime('%Y-%m-%dT%H:%M:%fZ', "respondBy",
    (CASE "severity" WHEN 'critical' THEN 0 WHEN 'high' THEN 15 WHEN 'medium' THEN 45 WHEN 'low' THEN 120 ELSE 240 END
        - CAST(round(10.0 * (1.0 - "fpScore")) AS INTEGER)) || ' minutes')) VIRTUAL;
ALTER TABLE "workflows" ADD COLUMN "urgentAt" TEXT GENERATED ALWAYS AS (strftime('%Y-%m-%dT%H:%M:%fZ',
    coalesce("respondBy", strftime('%Y-%m-%dT%H:%M:%fZ', "createdAt", '+1440 minutes')),
    (CASE coalesce("priority", "severity") WHEN 'P1' THEN 0 WHEN 'P2' THEN 15 WHEN 'P3' THEN 45 WHEN 'P4' THEN 120 WHEN 'P5' THEN 240
        WHEN 'critical' THEN 0 WHEN 'high' THEN 15 WHEN 'medium' THEN 45 WHEN 'low' THEN 120 ELSE 240 END
        - coalesce(CAST(round(10.0 * ("riskScore" / 10.0)) AS INTEGER), 5)) || ' minutes')) VIRTUAL;

-- The review queue reads its pages and its counts off these two alone. Their words must be those of lib/store/review-walks.
DROP INDEX "workflows_waiting";
CREATE INDEX "workflows_waiting" ON "workflows"("urgentAt", "seq", "respondBy", "snoozedUntil", "assignee", "status", "resolution", "verdict")
    WHERE (status IN ('awaiting_approval', 'failed', 'completed') AND (status = 'awaiting_approval' OR resolution IS NULL)
        AND (status <> 'completed' OR verdict IN ('true_positive', 'suspicious', 'unknown')));
CREATE INDEX "threats_waiting" ON "threats"("urgentAt", "seq", "respondBy", "snoozedUntil", "assignee", "status", "requiresReview")
    WHERE (requiresReview = 1 AND status IN ('in_review', 'escalated'));

-- What a person has done in a shift.
CREATE INDEX "audit_done" ON "audit"("actor", "at", "subject")
    WHERE action IN ('threat.resolved', 'workflow.resolved', 'action.approved', 'action.rejected');
