"use client";
import { createContext, type ReactNode, useContext } from "react";

const Name = createContext<string | null>(null);

export function ActorProvider({ name, children }: { name: string; children: ReactNode }) {
  return <Name value={name}>{children}</Name>;
}

/** Who sits here, as assignments and decisions name them. Throws outside of an ActorProvider. */
export function useActorName(): string {
  const name = useContext(Name);
  if (name === null) throw new Error("useActorName needs an ActorProvider");
  return name;
}
