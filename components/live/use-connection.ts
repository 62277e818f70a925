"use client";
import { useSyncExternalStore } from "react";
import { type ConnectionState, connection } from "@/lib/realtime/browser";

export function useConnection(): ConnectionState {
  return useSyncExternalStore(connection.subscribe, connection.get, connection.getServer);
}
