"use client";
import { useQuery } from "@tanstack/react-query";
import { Bookmark, Check, ChevronDown } from "lucide-react";
import { useState } from "react";
import { classNames } from "@/components/ui/class-names";
import { dialogLater } from "@/components/ui/dialog-later";
import { fixedDirection } from "@/components/ui/fixed-direction";
import { Menu, MenuGroup, MenuItem, MenuLine } from "@/components/ui/menu";
import { viewQueries } from "@/lib/query/views";
import type { ViewPage } from "@/lib/schema/saved-view";

const SaveViewDialog = dialogLater(() => import("./save-view-dialog").then((file) => file.default));
const ManageViewsDialog = dialogLater(() => import("./manage-views-dialog").then((file) => file.default));

type View = { name: string; query: string };
type Props = {
  page: ViewPage;
  /** What filters now, as the list's URL writes it. */
  query: string;
  /** Always offered, before those that people saved. */
  readyMade: View[];
};

/** The same filters have the same text, in whatever order they were written. */
function sameFilters(a: string, b: string): boolean {
  const sorted = (text: string) => {
    const params = new URLSearchParams(text);
    params.sort();
    return params.toString();
  };
  return sorted(a) === sorted(b);
}

/** Shows these filters on the page that is open; Back leads to those before. */
function show(query: string) {
  window.history.pushState(null, "", `${window.location.pathname}?${query}`);
}

function Choices({ title, views, query }: { title: string; views: View[]; query: string }) {
  return (
    <MenuGroup title={title}>
      {views.map((view) => (
        <MenuItem key={view.name} onSelect={() => show(view.query)}>
          <span className="w-3.5 shrink-0">
            {sameFilters(view.query, query) && <Check aria-label="Shown" size={13} />}
          </span>
          <bdi className="max-w-[260px] truncate">{fixedDirection(view.name)}</bdi>
        </MenuItem>
      ))}
    </MenuGroup>
  );
}

/** Filters under a name: the ready-made ones, and those that people saved. */
export function ViewsMenu({ page, query, readyMade }: Props) {
  const { data } = useQuery({ ...viewQueries.list(), enabled: typeof window !== "undefined" });
  const [dialog, setDialog] = useState<"save" | "manage" | null>(null);
  const saved = data?.items.filter((view) => view.page === page) ?? [];
  const shown = [...saved, ...readyMade].find((view) => sameFilters(view.query, query));
  const trigger = (
    <button
      type="button"
      aria-label={`Views: ${shown ? shown.name : "none chosen"}`}
      className={classNames(
        "inline-flex h-7 max-w-[200px] cursor-pointer items-center gap-1.5 rounded-control border px-2 text-[12px] hover:border-faint",
        shown ? "border-accent text-text" : "border-line text-muted",
      )}
    >
      <Bookmark aria-hidden="true" size={12} className="shrink-0" />
      <bdi className="truncate">{shown ? fixedDirection(shown.name) : "Views"}</bdi>
      <ChevronDown aria-hidden="true" size={12} className="shrink-0" />
    </button>
  );
  return (
    <>
      <Menu trigger={trigger} align="start">
        <Choices title="Ready-made" views={readyMade} query={query} />
        {saved.length > 0 && <Choices title="Saved" views={saved} query={query} />}
        <MenuLine />
        <MenuItem disabled={query === ""} onSelect={() => setDialog("save")}>
          Save these filters…
        </MenuItem>
        {saved.length > 0 && <MenuItem onSelect={() => setDialog("manage")}>Rename or delete…</MenuItem>}
      </Menu>
      {dialog === "save" && <SaveViewDialog page={page} query={query} onClose={() => setDialog(null)} />}
      {dialog === "manage" && <ManageViewsDialog views={saved} onClose={() => setDialog(null)} />}
    </>
  );
}
