import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import dynamic from "next/dynamic";
import { WALL_FILTERS } from "@/components/wallboard/worst-first";
import { listState } from "../../(console)/first-paint";

export const metadata: Metadata = { title: "Wallboard" };

const Wallboard = dynamic(() => import("@/components/wallboard/wallboard"));

export default async function WallboardPage() {
  return (
    <HydrationBoundary state={await listState(WALL_FILTERS)}>
      <Wallboard />
    </HydrationBoundary>
  );
}
