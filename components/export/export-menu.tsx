"use client";
import { FileJson, FileText, Link2, type LucideIcon, Printer, Ticket } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem, MenuLine } from "@/components/ui/menu";
import { copyReport, copyText } from "./copy-out";

export const EXPORT_KEY = "e";
const ID = "export-menu";

/** What the key does: it opens the menu of the page that is shown. */
export function openExportMenu(): void {
  const button = document.getElementById(ID);
  button?.focus();
  button?.click();
}

function Words({ icon: Icon, children, about }: { icon: LucideIcon; children: ReactNode; about: string }) {
  return (
    <>
      <Icon aria-hidden="true" size={14} className="shrink-0 text-muted" />
      <span>
        {children}
        <span className="block text-[11.5px] text-muted">{about}</span>
      </span>
    </>
  );
}

type Props = {
  kind: "threat" | "alert";
  id: string;
  /** Where exactly what is seen can be seen again, from the address of the page. */
  linkOf?: (address: string) => string;
};

/** Everything that takes a threat or an alert out of the console: a link, a report, a file. */
export function ExportMenu({ kind, id, linkOf = (address) => address }: Props) {
  const page = `/${kind}s/${id}`;
  const file = `/api${page}/export`;
  const copyLink = () => copyText(linkOf(window.location.href), "Link copied: it opens what you see");
  return (
    <Menu
      label="Export or share"
      trigger={
        <Button id={ID} shortcut={EXPORT_KEY}>
          Export / share
        </Button>
      }
    >
      <MenuItem onSelect={() => void copyLink()}>
        <Words icon={Link2} about={`Opens this ${kind} as you see it`}>
          Copy link
        </Words>
      </MenuItem>
      <MenuItem onSelect={() => void copyReport(`${file}?format=markdown`)}>
        <Words icon={Ticket} about="For a ticket, as Markdown">
          Copy report
        </Words>
      </MenuItem>
      <MenuLine />
      <MenuItem asChild>
        <a href={`${page}/print`} target="_blank" rel="noopener">
          <Words icon={Printer} about="In a new tab, on paper or as PDF">
            Print report
          </Words>
        </a>
      </MenuItem>
      <MenuItem asChild>
        <a href={`${file}?format=markdown`} download>
          <Words icon={FileText} about="For people: Markdown">
            Download report
          </Words>
        </a>
      </MenuItem>
      <MenuItem asChild>
        <a href={`${file}?format=json`} download>
          <Words icon={FileJson} about="For programs: all that is stored">
            Download JSON
          </Words>
        </a>
      </MenuItem>
    </Menu>
  );
}
