"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";
import { PAGES } from "@/components/palette/entries";
import { classNames } from "@/components/ui/class-names";
import { reviewQueries } from "@/lib/query/review";
import { threatQueries } from "@/lib/query/threats";
import { workflowQueries } from "@/lib/query/workflows";
import { TimeZone } from "./time-zone";

const number = new Intl.NumberFormat("en-GB");

/** The pages that exist. Under 900 px it folds to a bar of one line, which scrolls to the page that is shown. */
export function Rail() {
  const path = usePathname();
  const { data } = useQuery(threatQueries.counts());
  const { data: alerts } = useQuery({ ...workflowQueries.metrics(), select: ({ total }) => total });
  const { data: review } = useQuery(reviewQueries.count());
  const bar = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: anew for each page
  useEffect(() => {
    const here = bar.current?.querySelector<HTMLElement>("[aria-current]");
    if (here && bar.current) bar.current.scrollLeft = here.offsetLeft - 60;
  }, [path]);
  const counts: Record<string, number | null | undefined> = {
    "/threats": data?.total,
    "/alerts": alerts,
    "/review": review?.total,
  };
  const isHere = (href: string) => (href === "/" ? path === "/" : path.startsWith(href));
  return (
    <nav
      aria-label="Pages"
      ref={bar}
      className="flex items-center gap-1 overflow-x-auto border-line border-b bg-panel px-3 py-2 whitespace-nowrap [scrollbar-width:none] min-[900px]:sticky min-[900px]:top-0 min-[900px]:h-dvh min-[900px]:flex-col min-[900px]:items-stretch min-[900px]:overflow-x-hidden min-[900px]:overflow-y-auto min-[900px]:border-r min-[900px]:border-b-0 min-[900px]:px-2.5 min-[900px]:py-3"
    >
      <Link
        href="/"
        className="flex items-center gap-2.5 rounded-control px-2 py-1 whitespace-nowrap font-semibold text-[14px] max-[900px]:shrink-0 min-[900px]:mb-3"
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
      {PAGES.map(({ href, name, icon: Icon }) => {
        const count = counts[href];
        return (
          <Link
            key={href}
            href={href}
            aria-current={isHere(href) ? "page" : undefined}
            className={classNames(
              "flex h-8 shrink-0 items-center gap-2 rounded-control px-2 transition-colors hover:bg-raised hover:text-text",
              isHere(href) ? "bg-raised font-medium text-text" : "text-muted",
            )}
          >
            <Icon aria-hidden="true" size={15} className="shrink-0 max-[480px]:hidden" />
            {name}
            {count !== null && count !== undefined && (
              <span className="ml-auto pl-1 text-[12px] text-muted max-[480px]:hidden">
                {number.format(count)}
                {href === "/review" && review?.total_is_lower_bound && "+"}
                <span className="sr-only"> {href === "/review" ? "waiting" : "stored"}</span>
              </span>
            )}
          </Link>
        );
      })}
      <TimeZone />
    </nav>
  );
}
