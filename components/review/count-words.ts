import type { ReviewItem } from "@/lib/schema/review";

const number = new Intl.NumberFormat("en-GB");

/** "1,204" */
export const counted = (count: number): string => number.format(count);

const many = (count: number, one: string) => `${counted(count)} ${one}${count === 1 ? "" : "s"}`;

/** "3 threats", "1 alert", "3 threats and 1 alert" */
export function itemsInWords(items: Iterable<Pick<ReviewItem, "kind">>): string {
  const all = [...items];
  const threats = all.filter(({ kind }) => kind === "threat").length;
  const alerts = all.length - threats;
  if (alerts === 0) return many(threats, "threat");
  if (threats === 0) return many(alerts, "alert");
  return `${many(threats, "threat")} and ${many(alerts, "alert")}`;
}
