"use client";
import { Link2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Tooltip } from "@/components/ui/tooltip";
import { copyText } from "./copy-out";

const WORDS = "Copy a link to this list, filtered as it is";

/** The address says the whole state of a list. */
export function ListLink() {
  const copy = () => copyText(window.location.href, "Link copied: it opens this list");
  return (
    <Tooltip content={WORDS}>
      <Button
        variant="ghost"
        size="small"
        aria-label={WORDS}
        icon={<Link2 aria-hidden="true" size={14} />}
        onClick={() => void copy()}
      />
    </Tooltip>
  );
}
