import type { ReviewPage, ReviewQuery } from "@/lib/schema/review";
import { readReview } from "@/lib/store/review";
import type { Context } from "./context";

export function listReview({ house, actor }: Context, query: ReviewQuery): Promise<ReviewPage> {
  return readReview(house.db, query, { me: actor.name, now: house.clock.now() });
}
