import type { Shift } from "@/lib/schema/review-change";
import { countDone } from "@/lib/store/review-done";
import type { Context } from "./context";

/** How far whoever asks has come. */
export async function getShift({ house, actor }: Context, since: string): Promise<Shift> {
  return { done: await countDone(house.db, actor.name, since), since };
}
