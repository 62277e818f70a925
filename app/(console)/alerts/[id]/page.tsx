import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import * as z from "zod";
import { WorkflowPage } from "@/components/workflow/workflow-page";
import { AppError } from "@/lib/errors";
import type { Workflow } from "@/lib/schema/workflow";
import { consoleContext } from "@/lib/services/context";
import { getWorkflow } from "@/lib/services/get-workflow";

type Props = { params: Promise<{ id: string }> };

/** One read a request, for the title and the page together. */
const readWorkflow = cache(async (id: string): Promise<Workflow> => {
  if (!z.uuid().safeParse(id).success) notFound();
  try {
    return await getWorkflow(consoleContext(), id, { details: true });
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  }
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await params;
  return { title: (await readWorkflow(id)).alert.rule_name };
}

export default async function AlertPage({ params }: Props) {
  const { id } = await params;
  return <WorkflowPage initial={await readWorkflow(id)} />;
}
