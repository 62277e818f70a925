-- Filters of a list that somebody wants to come back to. A name is taken once a page, however it is spelled.
CREATE TABLE "saved_views" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "page" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameKey" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "createdBy" TEXT NOT NULL,
    "createdAt" TEXT NOT NULL
);
CREATE UNIQUE INDEX "saved_views_name" ON "saved_views"("page", "nameKey");
