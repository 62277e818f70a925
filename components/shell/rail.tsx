"use client";
import { useQuery } from "@tanstack/react-query";
import { BellRing, CircleDollarSign, ClipboardCheck, Grid3x3, Inbox, LayoutDashboard, ShieldAlert } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { classNames } from "@/components/ui/class-names";
import { reviewQueries } from "@/lib/query/review";
import { threatQueries } from "@/lib/query/threats";
import { workflowQueries } from "@/lib/query/workflows";

const number = new Intl.NumberFormat("en-GB");

/** The pages that exist. Under 900 px it folds to a bar. */
export function Rail() {
  const path = usePathname();
  const { data } = useQuery(threatQueries.counts());
  const { data: alerts } = useQuery({ ...workflowQueries.metrics(), select: ({ total }) => total });
  const { data: review } = useQuery(reviewQueries.count());
  const pages = [
    { href: "/", name: "Overview", icon: LayoutDashboard, here: path === "/", count: null },
    {
      href: "/threats",
      name: "Threats",
      icon: ShieldAlert,
      here: path.startsWith("/threats"),
      count: data?.total ?? null,
    },
    { href: "/alerts", name: "Alerts", icon: BellRing, here: path.startsWith("/alerts"), count: alerts ?? null },
    {
      href: "/review",
      name: "Review",
      icon: Inbox,
      here: path.startsWith("/review"),
      count: review?.total ?? null,
      unit: "waiting",
    },
    { href: "/attack", name: "ATT&CK", icon: Grid3x3, here: path.startsWith("/attack"), count: null },
    {
      href: "/evaluation",
      name: "Evaluation",
      icon: ClipboardCheck,
      here: path.startsWith("/evaluation"),
      count: null,
    },
    { href: "/costs", name: "Cost", icon: CircleDollarSign, here: path.startsWith("/costs"), count: null },
  ];
  return (
    <nav
      aria-label="Pages"
      className="flex flex-wrap items-center gap-1 border-line border-b bg-panel px-3 py-2 min-[900px]:sticky min-[900px]:top-0 min-[900px]:h-dvh min-[900px]:flex-col min-[900px]:flex-nowrap min-[900px]:items-stretch min-[900px]:border-r min-[900px]:border-b-0 min-[900px]:px-2.5 min-[900px]:py-3"
    >
      <Link
        href="/"
        className="flex items-center gap-2.5 rounded-control px-2 py-1 whitespace-nowrap font-semibold text-[14px] max-[900px]:mr-auto min-[900px]:mb-3"
      >
        <svg aria-hidden="true" width="18" height="18" viewBox="0 0 18 18" className="shrink-0">
          <path
            d="M9 1 16 4v5c0 4-3 6.800-7 8-4-1.200-7-4-7-8V4Z"
            className="fill-accent/20 stroke-accent"
            strokeWidth="1.3"
          />
          <path
            d="m5.800 9 2.300 2.300L12.400 7"
            className="stroke-ok"
            fill="none"
            strokeWidth="1.6"
            strokeLinecap="round"
          />
        </svg>
        <span className="max-[480px]:sr-only">Agentic SOC</span>
      </Link>
      {pages.map(({ href, name, icon: Icon, here, count, unit = "stored" }) => (
        <Link
          key={href}
          href={href}
          aria-current={here ? "page" : undefined}
          className={classNames(
            "flex h-8 items-center gap-2 rounded-control px-2 transition-colors hover:bg-raised hover:text-text",
            here ? "bg-raised font-medium text-text" : "text-muted",
          )}
        >
          <Icon aria-hidden="true" size={15} className="shrink-0 max-[480px]:hidden" />
          {name}
          {count !== null && (
            <span className="ml-auto pl-1 text-[12px] text-muted max-[480px]:hidden">
              {number.format(count)}
              {unit === "waiting" && review?.total_is_lower_bound && "+"}
              <span className="sr-only"> {unit}</span>
            </span>
          )}
        </Link>
      ))}
    </nav>
  );
}
