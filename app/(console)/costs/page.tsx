import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { CostsPage } from "@/components/costs/costs-page";
import { costState } from "../first-paint";

export const metadata: Metadata = { title: "Cost" };

export default async function CostsRoute() {
  return (
    <HydrationBoundary state={await costState()}>
      <h1 className="mb-3 font-semibold text-[18px]">Cost</h1>
      <CostsPage />
    </HydrationBoundary>
  );
}
