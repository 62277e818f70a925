"use client";
import { VERDICT_WORD } from "@/components/threat-words";
import { toast } from "@/components/ui/toaster";
import { type GivenResolution, useTakeBack } from "@/lib/query/take-back";
import type { Verdict } from "@/lib/schema/threat-analysis";

/** Takes a resolution back and says what came of it. */
export function useTellTakeBack() {
  const { mutateAsync } = useTakeBack();
  return async (given: GivenResolution): Promise<boolean> => {
    try {
      await mutateAsync(given);
      toast.success("Resolution taken back");
      return true;
    } catch (error) {
      toast.error("Nothing was taken back", { description: error instanceof Error ? error.message : undefined });
      return false;
    }
  };
}

/** Says that something is resolved, and offers to take it back. */
export function useResolvedToast() {
  const takeBack = useTellTakeBack();
  return (verdict: Verdict, given: GivenResolution) =>
    toast.success(`Resolved: ${VERDICT_WORD[verdict].toLowerCase()}`, {
      duration: 10_000,
      action: { label: "Undo", onClick: () => void takeBack(given) },
    });
}
