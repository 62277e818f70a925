import type { LearnedFilter, LearnedPage, LearnedQuery, LearnedSummary } from "@/lib/schema/learned";
import { lessonFigures } from "@/lib/store/lesson-figures";
import type { Context } from "./context";

/** What people resolved, newest first, with what each changed. @throws invalid for a cursor that is none */
export const listLearned = ({ house }: Context, query: LearnedQuery): Promise<LearnedPage> => house.lessons.list(query);

export const summariseLearned = ({ house }: Context, filter: LearnedFilter): Promise<LearnedSummary> =>
  lessonFigures(house.db, filter);
