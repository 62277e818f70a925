import type { InfiniteData, QueryClient } from "@tanstack/react-query";
import type { LearnedPage } from "@/lib/schema/learned";
import { learnedKeys } from "./learned";
import { refreshSoon } from "./refresh-soon";

/** What an event tells of a resolution: the verdict that stands now, or none. */
export type ToldResolution = { id: string; resolution: string | null };

type Pages = InfiniteData<LearnedPage, string | null>;

/** True when what is shown of a subject's lessons no longer says what stands. */
export function isNews(pages: LearnedPage[], { id, resolution }: ToldResolution): boolean {
  const own = pages.flatMap((page) => page.items).filter((lesson) => lesson.subject_id === id);
  const standing = own.find((lesson) => lesson.ended === null);
  return resolution === null ? standing !== undefined : standing?.verdict !== resolution;
}

/** Someone resolved something, or took it back: asked for again, once for any number of events. */
export function applyToLearned(client: QueryClient, told: ToldResolution[]): void {
  for (const { queryKey, state } of client.getQueryCache().findAll({ queryKey: learnedKeys.lists, type: "active" })) {
    const data = state.data as Pages | undefined;
    if (!data || !told.some((each) => isNews(data.pages, each))) continue;
    refreshSoon(client, queryKey);
    for (const { queryKey: figures } of client.getQueryCache().findAll({ queryKey: ["learned", "summary"] }))
      refreshSoon(client, figures);
  }
}
