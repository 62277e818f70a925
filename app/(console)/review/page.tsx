import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { ReviewPage } from "@/components/review/review-page";
import { filtersOf, loadReview } from "@/components/review/review-params";
import { reviewState } from "../first-paint";

export const metadata: Metadata = { title: "Review" };

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const filters = filtersOf(await loadReview(searchParams));
  return (
    <HydrationBoundary state={await reviewState(filters)}>
      <ReviewPage />
    </HydrationBoundary>
  );
}
