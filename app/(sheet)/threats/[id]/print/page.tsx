import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import * as z from "zod";
import { PrintBar } from "@/components/report/print-bar";
import { ReportMargins } from "@/components/report/report-margins";
import { ReportSheet } from "@/components/report/report-sheet";
import { threatReport } from "@/components/report/threat-report";
import { AppError } from "@/lib/errors";
import { consoleContext } from "@/lib/services/context";
import { getThreat } from "@/lib/services/get-threat";
import { listDeeds } from "@/lib/services/list-deeds";

type Props = { params: Promise<{ id: string }> };

/** One read a request, for the title and the page together. */
const readReport = cache(async (id: string) => {
  if (!z.uuid().safeParse(id).success) notFound();
  const ctx = consoleContext();
  try {
    const [threat, deeds] = await Promise.all([getThreat(ctx, id), listDeeds(ctx, id)]);
    return threatReport(threat, deeds, ctx.house.clock.now().toISOString());
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  }
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Report: ${(await readReport((await params).id)).title}` };
}

export default async function ThreatPrintPage({ params }: Props) {
  const report = await readReport((await params).id);
  return (
    <>
      <ReportMargins report={report} />
      <PrintBar back={report.path} noun="threat" />
      <main>
        <ReportSheet report={report} />
      </main>
    </>
  );
}
