import { AppError } from "@/lib/errors";
import {
  MAX_VIEWS,
  type SavedView,
  type SavedViewChange,
  type SavedViewList,
  type SavedViewRequest,
} from "@/lib/schema/saved-view";
import type { Context } from "./context";

const UNKNOWN = "There is no such view.";
const taken = (name: string) => new AppError("conflict", `There is a view called “${name}” already.`);

export async function listViews({ house }: Context): Promise<SavedViewList> {
  return { items: await house.savedViews.list() };
}

/** @throws conflict when the name is taken on this page, or there are as many as there may be */
export async function saveView({ house, actor }: Context, request: SavedViewRequest): Promise<SavedView> {
  const made = { id: house.newId(), by: actor.name, at: house.clock.now().toISOString() };
  const added = await house.savedViews.add(request, made);
  if (added.outcome === "added") return added.view;
  if (added.outcome === "name_taken") throw taken(request.name);
  throw new AppError("conflict", `There are ${MAX_VIEWS} views already: delete one first.`);
}

/** @throws not_found, conflict */
export async function renameView({ house }: Context, id: string, { name }: SavedViewChange): Promise<SavedView> {
  const renamed = await house.savedViews.rename(id, name);
  if (renamed === "name_taken") throw taken(name);
  if (renamed === null) throw new AppError("not_found", UNKNOWN);
  return renamed;
}

/** Answers what was deleted, so that it can be saved again. @throws not_found */
export async function deleteView({ house }: Context, id: string): Promise<SavedView> {
  const removed = await house.savedViews.remove(id);
  if (removed === null) throw new AppError("not_found", UNKNOWN);
  return removed;
}
