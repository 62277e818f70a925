import type { Metadata } from "next";
import { CostsPage } from "@/components/costs/costs-page";

export const metadata: Metadata = { title: "Cost" };

export default function CostsRoute() {
  return (
    <>
      <h1 className="mb-3 font-semibold text-[18px]">Cost</h1>
      <CostsPage />
    </>
  );
}
