import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import * as z from "zod";
import { ThreatView } from "@/components/threat/threat-view";
import { AppError } from "@/lib/errors";
import type { ThreatAnalysis } from "@/lib/schema/threat-analysis";
import { consoleContext } from "@/lib/services/context";
import { getThreat } from "@/lib/services/get-threat";

type Props = { params: Promise<{ id: string }> };

/** One read a request, for the title and the page together. */
const readThreat = cache(async (id: string): Promise<ThreatAnalysis> => {
  if (!z.uuid().safeParse(id).success) notFound();
  try {
    return await getThreat(consoleContext(), id);
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  }
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await params;
  return { title: (await readThreat(id)).headline };
}

export default async function ThreatPage({ params }: Props) {
  const { id } = await params;
  return <ThreatView initial={await readThreat(id)} actorName={consoleContext().actor.name} />;
}
