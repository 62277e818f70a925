import { MAX_VIEWS, SavedView, type SavedViewRequest } from "@/lib/schema/saved-view";
import type { Database } from "./client";
import { keyOf } from "./columns";
import { isDuplicate } from "./failure";

const COLUMNS = "id, page, name, query, createdBy AS created_by, createdAt AS created_at";

export type SavedViewStore = ReturnType<typeof savedViewStore>;
export type Added = { outcome: "added"; view: SavedView } | { outcome: "name_taken" | "full" };

export function savedViewStore(db: Database) {
  const unlessTaken = async <T>(write: () => Promise<T>): Promise<T | "name_taken"> =>
    write().catch((error: unknown) => {
      if (isDuplicate(error, "saved_views.nameKey")) return "name_taken";
      throw error;
    });
  return {
    list: (): Promise<SavedView[]> =>
      db.read(SavedView, `SELECT ${COLUMNS} FROM saved_views ORDER BY page DESC, nameKey LIMIT ${MAX_VIEWS}`),
    async add({ page, name, query }: SavedViewRequest, made: { id: string; by: string; at: string }): Promise<Added> {
      const rows = await unlessTaken(() =>
        db.write(
          SavedView,
          `INSERT INTO saved_views (id, page, name, nameKey, query, createdBy, createdAt)
           SELECT ?, ?, ?, ?, ?, ?, ? WHERE (SELECT count(*) FROM saved_views) < ${MAX_VIEWS} RETURNING ${COLUMNS}`,
          made.id,
          page,
          name,
          keyOf(name),
          query,
          made.by,
          made.at,
        ),
      );
      if (rows === "name_taken") return { outcome: "name_taken" };
      return rows[0] ? { outcome: "added", view: rows[0] } : { outcome: "full" };
    },
    /** Null when there is no such view. */
    async rename(id: string, name: string): Promise<SavedView | "name_taken" | null> {
      const rows = await unlessTaken(() =>
        db.write(
          SavedView,
          `UPDATE saved_views SET name = ?, nameKey = ? WHERE id = ? RETURNING ${COLUMNS}`,
          name,
          keyOf(name),
          id,
        ),
      );
      return rows === "name_taken" ? rows : (rows[0] ?? null);
    },
    /** Null when there was none. */
    async remove(id: string): Promise<SavedView | null> {
      return (await db.write(SavedView, `DELETE FROM saved_views WHERE id = ? RETURNING ${COLUMNS}`, id))[0] ?? null;
    },
  };
}
