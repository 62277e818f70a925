"use client";
import { useQuery } from "@tanstack/react-query";
import { fixedDirection } from "@/components/ui/fixed-direction";
import { threatQueries } from "@/lib/query/threats";
import { FilterMenu } from "./filter-menu";

type Props = { chosen: string[]; onChange: (next: string[]) => void };

/** Offers the customers that the page knows: the busiest, and those already chosen. */
export function CustomerMenu({ chosen, onChange }: Props) {
  const { data } = useQuery(threatQueries.analytics());
  const names = new Set([...(data?.by_customer.map((each) => each.customer_name) ?? []), ...chosen]);
  const options = [...names]
    .sort((a, b) => a.localeCompare(b))
    .map((value) => ({ value, text: value, label: <bdi>{fixedDirection(value)}</bdi> }));
  return <FilterMenu label="Customer" options={options} chosen={chosen} onChange={onChange} />;
}
