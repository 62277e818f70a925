"use client";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { SavedViewRequest } from "@/lib/schema/saved-view";
import { request } from "./client";

const KEY = ["views"];
const FRESH_MS = 5_000; // others save views too; nothing tells of it

export const viewQueries = {
  list: () =>
    queryOptions({
      queryKey: KEY,
      queryFn: ({ signal }) => request("/api/views", { schema: "SavedViewList", signal }),
      staleTime: FRESH_MS,
    }),
};

const path = (id: string) => `/api/views/${encodeURIComponent(id)}`;

function useViewMutation<V, T>(send: (variables: V) => Promise<T>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: send, onSettled: () => client.invalidateQueries({ queryKey: KEY }) });
}

export const useSaveView = () =>
  useViewMutation((body: SavedViewRequest) => request("/api/views", { schema: "SavedView", method: "POST", body }));

export const useRenameView = () =>
  useViewMutation(({ id, name }: { id: string; name: string }) =>
    request(path(id), { schema: "SavedView", method: "PATCH", body: { name } }),
  );

export const useDeleteView = () =>
  useViewMutation((id: string) => request(path(id), { schema: "SavedView", method: "DELETE" }));
