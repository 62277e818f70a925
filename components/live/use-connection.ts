"use client";
import { useSyncExternalStore } from "react";
import { connection } from "@/lib/realtime/browser";
import type { ConnectionState } from "@/lib/realtime/connection-state";

export function useConnection(): ConnectionState {
  return useSyncExternalStore(connection.subscribe, connection.get, connection.getServer);
}
