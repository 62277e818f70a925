import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { AttackPage } from "@/components/attack/attack-page";
import { findKeys } from "@/lib/query/find";
import { AttackQuery } from "@/lib/schema/attack-matrix";
import { consoleContext } from "@/lib/services/context";
import { getAttack } from "@/lib/services/get-attack";

export const metadata: Metadata = { title: "ATT&CK" };

type Props = { searchParams: Promise<{ range?: string | string[] }> };

export default async function AttackRoute({ searchParams }: Props) {
  const asked = AttackQuery.safeParse({ range: (await searchParams).range });
  const { range } = asked.success ? asked.data : AttackQuery.parse({});
  const client = new QueryClient();
  await client.prefetchQuery({
    queryKey: findKeys.attack(range),
    queryFn: () => getAttack(consoleContext(), range),
  });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <AttackPage />
    </HydrationBoundary>
  );
}
