-- Alerts that wait for a person, by deadline: the review queue reads a page off it. Its words must be those of lib/store/review-walks.
CREATE INDEX "workflows_waiting" ON "workflows"("respondBy", "seq")
    WHERE (status = 'awaiting_approval' OR (status = 'completed' AND resolution IS NULL AND verdict IN ('true_positive', 'suspicious')));

-- A person's own alerts.
CREATE INDEX "workflows_assignee" ON "workflows"("assignee", "seq") WHERE "assignee" IS NOT NULL;
