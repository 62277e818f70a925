"use client";
import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { Menu, MenuCheck, MenuItem, MenuLine } from "@/components/ui/menu";

type Props<T extends string> = {
  label: string;
  options: { value: T; label: ReactNode; text: string }[];
  chosen: T[];
  onChange: (next: T[]) => void;
};

/** Several of a fixed set. The button says what is chosen. */
export function FilterMenu<T extends string>({ label, options, chosen, onChange }: Props<T>) {
  const names = options.filter((option) => chosen.includes(option.value)).map((option) => option.text);
  const words = names.length === 0 ? label : names.length <= 2 ? names.join(", ") : `${label}: ${names.length}`;
  const toggle = (value: T) =>
    onChange(chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value]);
  const trigger = (
    <button
      type="button"
      aria-label={`${label}: ${names.length === 0 ? "any" : names.join(", ")}`}
      className={classNames(
        "inline-flex h-7 max-w-[220px] cursor-pointer items-center gap-1 rounded-control border px-2 text-[12px] hover:border-faint",
        names.length > 0 ? "border-accent text-text" : "border-line text-muted",
      )}
    >
      <span className="truncate">{words}</span>
      <ChevronDown aria-hidden="true" size={12} className="shrink-0" />
    </button>
  );
  return (
    <Menu trigger={trigger} align="start">
      {options.map((option) => (
        <MenuCheck
          key={option.value}
          checked={chosen.includes(option.value)}
          onCheckedChange={() => toggle(option.value)}
        >
          {option.label}
        </MenuCheck>
      ))}
      {chosen.length > 0 && (
        <>
          <MenuLine />
          <MenuItem onSelect={() => onChange([])}>Any</MenuItem>
        </>
      )}
    </Menu>
  );
}
