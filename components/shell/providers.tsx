"use client";
import { QueryClientProvider } from "@tanstack/react-query";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { type ReactNode, useState } from "react";
import { ClockProvider } from "@/components/ui/clock";
import { createQueryClient } from "@/lib/query/client";
import { ActorProvider } from "./actor";

type Props = { renderedAt: number; actorName: string; children: ReactNode };

export function Providers({ renderedAt, actorName, children }: Props) {
  const [client] = useState(createQueryClient);
  return (
    <QueryClientProvider client={client}>
      <NuqsAdapter>
        <ClockProvider renderedAt={renderedAt}>
          <ActorProvider name={actorName}>{children}</ActorProvider>
        </ClockProvider>
      </NuqsAdapter>
    </QueryClientProvider>
  );
}
