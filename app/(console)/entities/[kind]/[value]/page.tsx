import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { EntityPage } from "@/components/entity/entity-page";
import { AppError } from "@/lib/errors";
import { findKeys } from "@/lib/query/find";
import { EntityKind } from "@/lib/schema/entity";
import { consoleContext } from "@/lib/services/context";
import { getEntity } from "@/lib/services/get-entity";

type Props = { params: Promise<{ kind: string; value: string }> };

/** The framework hands the segments out as they stand in the address. */
async function nameOf(params: Props["params"]): Promise<{ kind: EntityKind; value: string }> {
  const { kind: text, value } = await params;
  const kind = EntityKind.safeParse(text);
  if (!kind.success) notFound();
  try {
    return { kind: kind.data, value: decodeURIComponent(value) };
  } catch {
    notFound();
  }
}

/** Here the framework may have decoded them before: what cannot be decoded stands as it is. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { value } = await params;
  try {
    return { title: decodeURIComponent(value) };
  } catch {
    return { title: value };
  }
}

export default async function EntityRoute({ params }: Props) {
  const { kind, value } = await nameOf(params);
  const client = new QueryClient();
  try {
    client.setQueryData(findKeys.entity(kind, value), await getEntity(consoleContext(), kind, value));
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    // What failed is left to the browser, which shows the error and a way to retry.
  }
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <EntityPage kind={kind} value={value} />
    </HydrationBoundary>
  );
}
