/** How many of the newest notifications nobody looked at here. Ids begin anew in an emptied store: then all are new. */
export function unreadOf(ids: number[], seen: number | null): number {
  if (seen === null || ids.length === 0) return 0;
  const newest = Math.max(...ids);
  if (newest < seen) return ids.length;
  return ids.filter((id) => id > seen).length;
}
