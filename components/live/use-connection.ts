"use client";
import { useSyncExternalStore } from "react";
import type { ConnectionState } from "@/lib/realtime/browser";
import { connection } from "@/lib/realtime/browser";

export function useConnection(): ConnectionState {
  return useSyncExternalStore(connection.subscribe, connection.get, connection.getServer);
}
