"use client";
import { useId } from "react";
import { JsonTree } from "@/components/ui/json-tree";

/** What a fact says beside the field that is shown where it stands. */
export function besideField(data: Record<string, unknown>): Record<string, unknown> {
  const { path: _path, field: _field, value: _value, ...rest } = data;
  return rest;
}

/** The lines of what was received around one field, which is lit up: the evidence where it stands. */
export function RawExcerpt({ value, field, label }: { value: unknown; field: string; label: string }) {
  return (
    <div className="mt-2.5 overflow-x-hidden rounded-control border border-line bg-raised py-1.5">
      <JsonTree id={useId()} label={label} value={value} lit={[field]} around={1} />
    </div>
  );
}
