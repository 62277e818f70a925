import { operation } from "@/lib/http/operation";
import { SavedView, SavedViewChange, SavedViewList, SavedViewRequest } from "@/lib/schema/saved-view";

const example = {
  id: "5b0c7c54-1f0e-4c39-9f0f-3f1d2a1b7c90",
  page: "threats",
  name: "Open and critical",
  query: "severity=critical&status=completed,in_review",
  created_by: "Analyst",
  created_at: "2026-01-31T12:00:00.000Z",
};

export const listViewsOperation = operation({
  id: "listViews",
  method: "GET",
  path: "/api/views",
  tag: "System",
  summary: "The saved views of the console's lists",
  permission: "threats:read",
  answer: SavedViewList,
  answerExample: { items: [example] },
  errors: ["unavailable"],
});

export const saveViewOperation = operation({
  id: "saveView",
  method: "POST",
  path: "/api/views",
  tag: "System",
  summary: "Save a list's filters under a name",
  description: "`query` holds the filters of GET /api/threats or GET /api/alerts/list, as a URL writes them.",
  permission: "threats:write",
  body: SavedViewRequest,
  bodyExamples: {
    critical: {
      summary: "Open critical threats",
      value: { page: "threats", name: example.name, query: example.query },
    },
  },
  answer: SavedView,
  answerExample: example,
  errors: ["conflict", "unavailable"],
  invalidTitle: "Invalid view",
});

export const renameViewOperation = operation({
  id: "renameView",
  method: "PATCH",
  path: "/api/views/{view_id}",
  tag: "System",
  summary: "Give a saved view another name",
  paramDocs: { view_id: "The view's id." },
  permission: "threats:write",
  body: SavedViewChange,
  bodyExamples: { another: { summary: "Another name", value: { name: "Night shift" } } },
  answer: SavedView,
  answerExample: { ...example, name: "Night shift" },
  errors: ["not_found", "conflict", "unavailable"],
  invalidTitle: "Invalid view",
});

export const deleteViewOperation = operation({
  id: "deleteView",
  method: "DELETE",
  path: "/api/views/{view_id}",
  tag: "System",
  summary: "Delete a saved view, and answer what it was",
  paramDocs: { view_id: "The view's id." },
  permission: "threats:write",
  answer: SavedView,
  answerExample: example,
  errors: ["not_found", "unavailable"],
});
